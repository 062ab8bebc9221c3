package io.narrows.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service that the agent watches in a JVM of its own: {@code /slow} takes two seconds. */
public final class Answering {
  private Answering() {}

  /**
   * @param arguments the port
   */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", Answering::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals("/slow")) {
        TimeUnit.SECONDS.sleep(2);
      }
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
