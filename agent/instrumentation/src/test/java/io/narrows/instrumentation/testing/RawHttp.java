package io.narrows.instrumentation.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client over a socket, because the clients of the JDK are woven too. One connection. */
public final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private String body = "";

  public RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request without waiting. */
  public void begin(String method, String target, String... headers) throws IOException {
    begin(method, target, "", headers);
  }

  private void begin(String method, String target, String body, String[] headers)
      throws IOException {
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    request.append("Host: localhost:").append(socket.getPort()).append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends a request and reads its response; returns the status, or -1 when there was none. */
  public int send(String method, String target, String... headers) throws IOException {
    begin(method, target, headers);
    return read(method.equals("HEAD"));
  }

  /** Sends a request with this body, of ASCII, and reads its response. */
  public int post(String target, String body) throws IOException {
    begin("POST", target, body, new String[0]);
    return read();
  }

  /** Reads the response of what was begun; returns the status, or -1 when there was none. */
  public int read() throws IOException {
    return read(false);
  }

  private int read(boolean headOnly) throws IOException {
    String statusLine;
    try {
      statusLine = line();
    } catch (SocketException reset) {
      return -1;
    }
    if (statusLine.isEmpty()) {
      return -1;
    }
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).trim());
      } else if (lower.startsWith("transfer-encoding: chunked")) {
        chunked = true;
      }
    }
    body = headOnly || status == 101 ? "" : chunked ? chunks() : text(length);
    return status;
  }

  /** The body of the last response. */
  public String body() {
    return body;
  }

  private String chunks() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      text.append(text(size));
      line();
    }
    line();
    return text.toString();
  }

  private String text(long length) throws IOException {
    return new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
