package io.narrows.instrumentation.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A server to call: {@code /status/503} answers that, {@code /to/PATH} redirects, {@code /hang}
 * never answers, {@code /slow} holds its body back until {@link #letGo()}.
 */
public final class Peer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final AtomicReference<@Nullable String> traceparent = new AtomicReference<>();
  private final HttpServer server;

  public Peer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  /** A port at which nobody listens. */
  public static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The traceparent of the last request. */
  public @Nullable String traceparent() {
    return traceparent.get();
  }

  public void letGo() {
    letGo.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    traceparent.set(exchange.getRequestHeaders().getFirst("traceparent"));
    exchange.getRequestBody().readAllBytes();
    String[] path = exchange.getRequestURI().getPath().split("/");
    String what = path.length > 1 ? path[1].toLowerCase(Locale.ROOT) : "";
    switch (what) {
      case "status":
        respond(exchange, Integer.parseInt(path[2]), "body");
        break;
      case "to":
        exchange.getResponseHeaders().set("Location", "/" + path[2]);
        respond(exchange, 302, "");
        break;
      case "none":
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        break;
      case "hang":
        awaitLetGo();
        break;
      case "slow":
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
        awaitLetGo();
        exchange.close();
        break;
      default:
        respond(exchange, 200, "body");
    }
  }

  private void awaitLetGo() {
    try {
      letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body.getBytes());
    }
  }

  @Override
  public void close() {
    letGo.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
