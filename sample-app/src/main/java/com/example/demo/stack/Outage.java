package com.example.demo.stack;

import com.example.demo.LatencyRelay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The database moves away: each round trip takes 25 milliseconds. An endpoint that asks thirty
 * times misses its objective; the others hardly notice.
 */
final class Outage {

  static final String OBJECTIVE = "shop-orders-in-time";
  static final String OPERATION = "GET /customers/{customer}/orders";
  static final String FINDING = "n_plus_one_query";

  /** In time is 750 ms here and not 300: this machine runs the whole stack beside the shop. */
  static final int THRESHOLD_MILLIS = 750;

  static final double BUDGET = 0.01;

  /** Thirty queries and more of so long are over the threshold, for every request. */
  static final int FAR_MILLIS = 25;

  /** So that there are slow traces to look at, and the next report of the finding arrives. */
  private static final Duration LOOK = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Stack stack;
  private final LatencyRelay relay;
  private final int nearMillis;
  private final Wait wait;
  private Optional<Page> page = Optional.empty();
  private Optional<Page> resolved = Optional.empty();
  private long brokenNanos;
  private long repairedNanos;

  Outage(Stack stack, LatencyRelay relay, int nearMillis, Wait wait) {
    this.stack = stack;
    this.relay = relay;
    this.nearMillis = nearMillis;
    this.wait = wait;
  }

  /** The shop's objectives, with that threshold. */
  static Path objectives(Place place) throws IOException {
    Shipped shipped =
        Shipped.of(place.shipped("slo/shop.yaml"))
            .with("threshold: 300ms", "threshold: " + THRESHOLD_MILLIS + "ms");
    return place.write("shop.yaml", shipped.text());
  }

  /** Breaks it, waits for the page, repairs it, and waits until that is over. */
  void play() throws Exception {
    System.out.printf(
        "%nBreaking it: a round trip to the database takes %d ms instead of %d. A page is to come"
            + " within %s%n",
        FAR_MILLIS, nearMillis, expectedPage());
    brokenNanos = System.nanoTime();
    relay.delay(FAR_MILLIS);
    wait.until("no page yet", PATIENCE, () -> (page = pager(true, brokenNanos)).isPresent());
    page.ifPresent(Page::print);
    wait.seconds("it stays broken", LOOK);
    System.out.printf("%nRepairing it. It is to be over within %s%n", Expected.resolved());
    repairedNanos = System.nanoTime();
    relay.delay(nearMillis);
    if (page.isPresent()) {
      wait.until(
          "still firing", PATIENCE, () -> (resolved = pager(false, repairedNanos)).isPresent());
    }
    resolved.ifPresent(Page::print);
  }

  private Optional<Page> pager(boolean isFiring, long sinceNanos) {
    return stack.pager().first(OBJECTIVE, isFiring, sinceNanos);
  }

  Optional<Page> page() {
    return page;
  }

  static Expected expectedPage() {
    return Expected.page(BUDGET, 1);
  }

  Duration timeToPage() {
    return since(page, brokenNanos);
  }

  Duration timeToResolved() {
    return since(resolved, repairedNanos);
  }

  /** Days where it never came. */
  private static Duration since(Optional<Page> page, long nanos) {
    return page.map(it -> Duration.ofNanos(it.receivedNanos() - nanos)).orElse(Duration.ofDays(1));
  }
}
