package org.stubs.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.stubs.Delay;
import org.stubs.Journal;
import org.stubs.http.Partners.Behaviour;

/** Partner services on the loopback. It notes from when it has read a call until it answers. */
public final class StubServer implements AutoCloseable {
  static {
    // Head and body are two writes: without it the second waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int PARTS = 20;

  private final Partners partners;
  private final Journal journal;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();

  private StubServer(Partners partners, Journal journal) throws IOException {
    this.partners = partners;
    this.journal = journal;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
  }

  public static StubServer start(Partners partners, Journal journal) throws IOException {
    StubServer started = new StubServer(partners, journal);
    started.server.start();
    return started;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    Behaviour behaviour = partners.of(path);
    if (behaviour == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      behaviour.delay(next(behaviour.prefix())).pass();
      send(exchange, behaviour, start);
    }
    exchange.close();
  }

  /** A body that takes time comes in parts; what it took is noted before the last of them. */
  private void send(HttpExchange exchange, Behaviour behaviour, long start) throws IOException {
    int parts = behaviour.body() == Delay.NONE ? 1 : PARTS;
    byte[] part = new byte[behaviour.bytes() / parts];
    Arrays.fill(part, (byte) 'x');
    Delay pause = behaviour.body().scaled(1.0 / parts);
    for (int i = 1; i <= parts; i++) {
      pause.pass();
      if (i == parts) {
        journal.ended("http_wait", behaviour.prefix(), start);
      }
      if (i == 1) {
        exchange.sendResponseHeaders(200, (long) parts * part.length);
      }
      exchange.getResponseBody().write(part);
      exchange.getResponseBody().flush();
    }
  }

  private long next(String prefix) {
    return calls.computeIfAbsent(prefix, unknown -> new AtomicLong()).getAndIncrement();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
