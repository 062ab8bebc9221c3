package com.example.partners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The inventory system and the carriers: they answer what is asked, as late as such systems do. */
public final class PartnerServices implements AutoCloseable {

  private static final double JITTER = 0.1;

  private final HttpServer server;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private final Random random = new Random(1);
  private final double delayFactor;

  private PartnerServices(HttpServer server, double delayFactor) {
    this.server = server;
    this.delayFactor = delayFactor;
  }

  /** Arguments: the port, 0 for a free one. */
  public static void main(String[] args) throws IOException {
    PartnerServices services = start(args.length == 0 ? 0 : Integer.parseInt(args[0]), 1);
    Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    System.out.println("partners answer at " + services.url());
  }

  /** Starts the services; a factor of 0 makes them answer at once. */
  public static PartnerServices start(int port, double delayFactor) throws IOException {
    // Without it the JDK's server waits for the client's delayed acknowledgement: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    PartnerServices services = new PartnerServices(server, delayFactor);
    services.serve("/inventory/reservations", 250, Answers::reservation);
    services.serve("/carriers/swift-parcel/offer", 121, Answers::offer);
    services.serve("/carriers/northern-post/offer", 124, Answers::offer);
    services.serve("/carriers/green-bike/offer", 118, Answers::offer);
    services.serve("/carriers/heavy-freight/offer", 122, Answers::offer);
    services.serve("/carriers/announcements", 75, Answers::announcement);
    server.start();
    return services;
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    later.shutdownNow();
  }

  private void serve(String path, int delayMillis, Function<Question, String> answer) {
    server.createContext(
        path,
        exchange -> {
          String json = answer.apply(Question.of(exchange));
          later.schedule(() -> send(exchange, json), delay(delayMillis), TimeUnit.MICROSECONDS);
        });
  }

  private long delay(int millis) {
    double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
    return (long) (millis * 1000 * jitter * delayFactor);
  }

  private static void send(HttpExchange exchange, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException callerIsGone) {
      throw new UncheckedIOException(callerIsGone);
    }
  }
}
