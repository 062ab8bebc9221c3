package com.example.demo.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook receiver, where somebody would carry a pager. */
final class Pager implements AutoCloseable {

  private final HttpServer server;
  private final List<Page> received = new CopyOnWriteArrayList<>();

  private Pager(HttpServer server) {
    this.server = server;
  }

  static Pager start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Pager pager = new Pager(HttpServer.create(anyPort, 0));
    pager.server.createContext("/", pager::receive);
    pager.server.start();
    return pager;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      received.addAll(Page.of(new String(body, StandardCharsets.UTF_8), System.nanoTime()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** The first page of this objective since then that is, or is no more, firing. */
  Optional<Page> first(String objective, boolean isFiring, long sinceNanos) {
    return received.stream()
        .filter(page -> page.isOf(objective) && page.isFiring() == isFiring)
        .filter(page -> page.receivedNanos() - sinceNanos >= 0)
        .findFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
