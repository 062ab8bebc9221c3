package org.stubs.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.stubs.Journal;
import org.stubs.http.Partners.Behaviour;

/** Partner services on the loopback. It notes from when it has read a call until it answers. */
public final class StubServer implements AutoCloseable {
  static {
    // Head and body are two writes: without it the second waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

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
    if (behaviour != null) {
      behaviour.delay(next(behaviour.prefix())).pass();
      journal.ended("http_wait", behaviour.prefix(), start);
    }
    exchange.sendResponseHeaders(behaviour == null ? 404 : 200, 2);
    exchange.getResponseBody().write(new byte[] {'o', 'k'});
    exchange.close();
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
