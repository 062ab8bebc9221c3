package io.narrows.engine.export.otlp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers requests with given bytes, one after another; an answer that ends closes. */
final class ScriptedServer implements AutoCloseable {
  /** At the end of an answer: the connection is closed after it. */
  static final String CLOSE = "<close>";

  final List<String> heads = new ArrayList<>();
  private final ServerSocket server;
  private final List<String> answers;
  private final Thread thread = new Thread(this::serve, "scripted-server");
  private int connections;

  ScriptedServer(String... answers) throws IOException {
    this.answers = new ArrayList<>(List.of(answers));
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized int connections() {
    return connections;
  }

  synchronized String head(int index) {
    return heads.get(index);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        synchronized (this) {
          connections++;
        }
        while (answer(socket)) {
          // the next request on the same connection
        }
      } catch (IOException over) {
        // the next one
      }
    }
  }

  private boolean answer(Socket socket) throws IOException {
    String head = head(socket.getInputStream());
    String answer;
    synchronized (this) {
      heads.add(head);
      answer = answers.isEmpty() ? CLOSE : answers.remove(0);
    }
    boolean closes = answer.endsWith(CLOSE);
    String bytes = closes ? answer.substring(0, answer.length() - CLOSE.length()) : answer;
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return !closes;
  }

  /** Reads one request with its body. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      head.append((char) next);
    }
    int at = head.indexOf("Content-Length: ");
    if (at >= 0) {
      in.readNBytes(Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at))));
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
