package io.narrows.engine.export.otlp;

import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection that posts, as HTTP/1.1.
 *
 * <p>By hand, because what an OTLP client needs of HTTP is little and what the JDK's client costs
 * is much: 1455 classes and a thread, where this takes some 100 classes that an application with a
 * socket has loaded already (measured on JDK 17).
 *
 * <p>Each read has what is left of the time as its timeout. A write has none: {@link #close()} from
 * another thread ends it.
 */
final class HttpConnection implements Closeable {
  private static final int HEAD_LIMIT = 64 * 1024;

  private final Socket raw;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final boolean throughProxy;
  private long untilNanos;
  private boolean usable = true;
  private int headLeft;

  private HttpConnection(Socket raw, Socket socket, boolean throughProxy) throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.throughProxy = throughProxy;
    in = new BufferedInputStream(socket.getInputStream(), 1024);
    out = socket.getOutputStream();
  }

  /**
   * @param opened is told the socket before anything is done that may last
   */
  static HttpConnection open(HttpSenderConfig config, long untilNanos, Opened opened)
      throws IOException {
    URI endpoint = config.getEndpoint();
    boolean secure = "https".equalsIgnoreCase(endpoint.getScheme());
    Proxy proxy = proxy(config);
    boolean httpProxy = proxy.type() == Proxy.Type.HTTP;
    Socket raw = httpProxy ? new Socket() : new Socket(proxy);
    opened.socket(raw);
    try {
      long connectNanos = System.nanoTime() + config.getConnectTimeout().toNanos();
      long earliest = connectNanos - untilNanos < 0 ? connectNanos : untilNanos;
      raw.connect(address(httpProxy ? proxy.address() : null, endpoint), left(earliest));
      raw.setTcpNoDelay(true);
      if (httpProxy && secure) {
        tunnel(raw, endpoint, untilNanos);
      }
      Socket socket = secure ? secure(raw, config, untilNanos) : raw;
      return new HttpConnection(raw, socket, httpProxy && !secure);
    } catch (IOException | RuntimeException error) {
      raw.close();
      throw error;
    }
  }

  private static Proxy proxy(HttpSenderConfig config) {
    ProxySelector selector =
        config.getProxyOptions() == null
            ? ProxySelector.getDefault()
            : config.getProxyOptions().getProxySelector();
    List<Proxy> proxies = selector == null ? null : selector.select(config.getEndpoint());
    return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
  }

  private static InetSocketAddress address(java.net.@Nullable SocketAddress proxy, URI endpoint) {
    if (proxy instanceof InetSocketAddress at) {
      return at.isUnresolved() ? new InetSocketAddress(at.getHostString(), at.getPort()) : at;
    }
    return new InetSocketAddress(host(endpoint), port(endpoint));
  }

  private static void tunnel(Socket raw, URI endpoint, long untilNanos) throws IOException {
    HttpConnection proxy = new HttpConnection(raw, raw, false);
    proxy.untilNanos = untilNanos;
    String target = endpoint.getHost() + ":" + port(endpoint);
    String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
    proxy.out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    int status = proxy.readHead(new HashMap<>()).status;
    if (status != 200) {
      throw new IOException("the proxy answered " + status);
    }
  }

  private static Socket secure(Socket raw, HttpSenderConfig config, long untilNanos)
      throws IOException {
    SSLContext context = config.getSslContext();
    URI endpoint = config.getEndpoint();
    SSLSocket socket =
        (SSLSocket)
            (context == null ? defaultContext() : context)
                .getSocketFactory()
                .createSocket(raw, host(endpoint), port(endpoint), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    List<String> protocols = config.getEnabledProtocols();
    if (protocols != null && !protocols.isEmpty()) {
      socket.setEnabledProtocols(protocols.toArray(new String[0]));
    }
    socket.setSoTimeout(left(untilNanos));
    socket.startHandshake();
    return socket;
  }

  private static SSLContext defaultContext() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException missing) {
      throw new IOException(missing);
    }
  }

  private static String host(URI endpoint) {
    String host = endpoint.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI endpoint) {
    int port = endpoint.getPort();
    return port > 0 ? port : "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
  }

  private static int left(long untilNanos) throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("timeout");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /** What {@link #close()} closes. */
  Socket socket() {
    return raw;
  }

  /** Whether another request can follow on this connection. */
  boolean isUsable() {
    return usable;
  }

  /** Posts a body and reads the answer. */
  Answer post(
      URI endpoint,
      Map<String, List<String>> headers,
      byte[] body,
      int length,
      long untilNanos,
      long limit)
      throws IOException {
    this.untilNanos = untilNanos;
    usable = false;
    byte[] head = head(endpoint, headers, length).getBytes(StandardCharsets.ISO_8859_1);
    byte[] first = new byte[head.length + Math.min(length, 8192)];
    System.arraycopy(head, 0, first, 0, head.length);
    System.arraycopy(body, 0, first, head.length, first.length - head.length);
    out.write(first);
    out.write(body, first.length - head.length, length - (first.length - head.length));
    out.flush();
    return read(limit);
  }

  private String head(URI endpoint, Map<String, List<String>> headers, int length) {
    String path = endpoint.getRawPath();
    StringBuilder head = new StringBuilder(256).append("POST ");
    if (throughProxy) {
      head.append("http://").append(endpoint.getRawAuthority());
    }
    head.append(path == null || path.isEmpty() ? "/" : path);
    head.append(" HTTP/1.1\r\nHost: ").append(endpoint.getHost());
    if (endpoint.getPort() > 0) {
      head.append(':').append(endpoint.getPort());
    }
    head.append("\r\nContent-Length: ").append(length).append("\r\n");
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        head.append(clean(header.getKey())).append(": ").append(clean(value)).append("\r\n");
      }
    }
    return head.append("\r\n").toString();
  }

  /** A line break in a configured header would begin another one. */
  private static String clean(String text) {
    return text.replace("\r", "").replace("\n", "");
  }

  private Answer read(long limit) throws IOException {
    Map<String, String> headers = new HashMap<>();
    Head head = readHead(headers);
    while (head.status < 200) {
      headers.clear();
      head = readHead(headers);
    }
    byte[] body = readBody(head.status, headers, limit);
    String connection = headers.getOrDefault("connection", "");
    usable &= head.persistent && !connection.equalsIgnoreCase("close");
    return new Answer(head.status, head.message, headers, body);
  }

  private record Head(int status, String message, boolean persistent) {}

  private Head readHead(Map<String, String> headers) throws IOException {
    headLeft = HEAD_LIMIT;
    String line = readLine();
    if (!line.startsWith("HTTP/1.") || line.length() < 12) {
      throw new IOException("not an HTTP/1.1 answer");
    }
    int status = number(line.substring(9, 12), 10);
    String message = line.length() > 13 ? line.substring(13) : "";
    boolean persistent = line.charAt(7) == '1';
    for (line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).trim());
      }
    }
    return new Head(status, message, persistent);
  }

  private byte[] readBody(int status, Map<String, String> headers, long limit) throws IOException {
    usable = true;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String length = headers.get("content-length");
    if (status == 204 || status == 304) {
      return body.toByteArray();
    }
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      readChunks(body, limit);
    } else if (length != null) {
      copy(body, Long.parseLong(length.trim()), limit);
    } else {
      usable = false;
      copy(body, Long.MAX_VALUE, limit);
    }
    return body.toByteArray();
  }

  private void readChunks(ByteArrayOutputStream body, long limit) throws IOException {
    while (true) {
      headLeft = HEAD_LIMIT;
      String size = readLine();
      int semicolon = size.indexOf(';');
      int chunk = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
      if (chunk == 0) {
        while (!readLine().isEmpty()) {
          // trailers
        }
        return;
      }
      copy(body, chunk, limit);
      readLine();
    }
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseInt(text.trim(), radix);
    } catch (NumberFormatException malformed) {
      throw new IOException("not an HTTP/1.1 answer", malformed);
    }
  }

  /** Copies so many bytes, or all that there are; what is above the limit ends the connection. */
  private void copy(ByteArrayOutputStream body, long length, long limit) throws IOException {
    byte[] buffer = new byte[1024];
    long left = length;
    while (left > 0) {
      if (body.size() >= limit) {
        usable = false;
        return;
      }
      socket.setSoTimeout(left(untilNanos));
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        if (length == Long.MAX_VALUE) {
          return;
        }
        throw new EOFException("the answer ended early");
      }
      body.write(buffer, 0, read);
      left -= read;
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      if (in.available() == 0) {
        socket.setSoTimeout(left(untilNanos));
      }
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (--headLeft < 0) {
        throw new IOException("the head of the answer is too long");
      }
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
  }

  @Override
  public void close() throws IOException {
    // Not the TLS socket: closing that may wait for the write that is to be ended.
    raw.close();
  }

  /** Is told of a socket that is about to connect. */
  interface Opened {
    void socket(Socket socket);
  }
}
