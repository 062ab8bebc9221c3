package com.example.demo;

import com.example.demo.Traffic.Visit;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An open loop: visitors arrive when they arrive (Poisson, from a fixed seed), whether or not the
 * shop has answered those before them. A closed loop would wait with a slow shop, and so hide the
 * queues that form in front of it.
 */
public final class Load {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_UNANSWERED = 1000;
  private static final double NANOS_PER_SECOND = 1e9;

  /** The shop has just started and is being compiled, on both cores of a small machine. */
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(8);

  private static final double WARM_UP_RATE = 0.3;

  private final URI shop;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Random random = new Random(42);
  private final Variables variables = new Variables(random);
  private final Map<Visit, Tally> tallies = new LinkedHashMap<>();
  private final Tally all = new Tally();
  private final AtomicInteger unanswered = new AtomicInteger();

  public Load(URI shop, List<Visit> visits) {
    this.shop = shop;
    visits.forEach(visit -> tallies.put(visit, new Tally()));
  }

  Map<Visit, Tally> tallies() {
    return tallies;
  }

  Tally all() {
    return all;
  }

  /** Sends requests for that long, and waits for the last answers. */
  public void run(Duration length) {
    long start = System.nanoTime();
    PriorityQueue<Arrival> arrivals =
        new PriorityQueue<>(Comparator.comparingLong(Arrival::afterNanos));
    tallies.keySet().forEach(visit -> arrivals.add(next(visit, 0)));
    for (Arrival next = arrivals.remove();
        next.afterNanos() < length.toNanos();
        next = arrivals.remove()) {
      waitUntil(start + next.afterNanos());
      for (int i = 0; i < next.visit().rate().requests(); i++) {
        send(next.visit());
      }
      arrivals.add(next(next.visit(), next.afterNanos()));
    }
    waitForAnswers();
  }

  private Arrival next(Visit visit, long afterNanos) {
    double rate =
        visit.rate().arrivalsPerSecond() * (afterNanos < WARM_UP_NANOS ? WARM_UP_RATE : 1);
    double gap = -Math.log(1 - random.nextDouble()) / rate;
    return new Arrival(visit, afterNanos + (long) (gap * NANOS_PER_SECOND));
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void send(Visit visit) {
    HttpRequest request = request(visit);
    long start = System.nanoTime();
    if (unanswered.incrementAndGet() > MAX_UNANSWERED) {
      answered(visit, start, null);
      return;
    }
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request, BodyHandlers.discarding());
    answer.whenComplete((response, failure) -> answered(visit, start, response));
  }

  HttpRequest request(Visit visit) {
    String body = variables.fill(visit.body());
    return HttpRequest.newBuilder(shop.resolve(variables.fill(visit.path() + visit.query())))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .method(
            visit.method(),
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private void answered(Visit visit, long start, @Nullable HttpResponse<Void> response) {
    unanswered.decrementAndGet();
    boolean failed = response == null || response.statusCode() >= 400;
    long nanos = System.nanoTime() - start;
    tallies.get(visit).add(nanos, failed);
    all.add(nanos, failed);
  }

  private void waitForAnswers() {
    long giveUp = System.nanoTime() + TIMEOUT.toNanos();
    while (unanswered.get() > 0 && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private record Arrival(Visit visit, long afterNanos) {}
}
