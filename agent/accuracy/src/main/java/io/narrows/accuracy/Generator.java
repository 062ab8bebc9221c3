package io.narrows.accuracy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.example.bench.Load;
import org.stubs.Delay;

/** Asks a service as the load says, and notes how long each answer took. */
final class Generator {
  // As many may be under way in an open loop before requests begin late, which is then seen.
  private static final int SENDERS = 120;
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final double WARM_UP_THINK_MILLIS = 50;

  private final URI endpoint;
  private final Load load;
  private final long warmNanos;
  private final long endNanos;
  private final long[] arrivals;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param warmUpSeconds in which one client alone asks, so that the first requests, for which
   *     classes are loaded, meet nobody and make no queue
   * @param seed from which it is drawn when requests come, where that is at random
   */
  Generator(URI endpoint, Load load, int warmUpSeconds, int seconds, long seed) {
    this.endpoint = endpoint;
    this.load = load;
    arrivals = arrivals(load, seconds, seed);
    warmNanos = System.nanoTime() + warmUpSeconds * SECOND_NANOS;
    endNanos = warmNanos + seconds * SECOND_NANOS;
  }

  /** Asks until the time is over, and waits for the last answer. */
  List<Answer> run() throws InterruptedException {
    sendInTurn(WARM_UP_THINK_MILLIS, warmNanos);
    int warm = next.get();
    List<Thread> senders = new ArrayList<>();
    int count = load.isOpen() ? SENDERS : load.clients();
    for (int i = 0; i < count; i++) {
      Thread sender = new Thread(() -> sendAll(warm), "sender");
      sender.setDaemon(true);
      sender.start();
      senders.add(sender);
    }
    for (Thread sender : senders) {
      sender.join();
    }
    if (failures.get() > answers.size() / 100) {
      throw new IllegalStateException(
          failures + " requests failed, " + answers.size() + " did not");
    }
    List<Answer> inOrder = new ArrayList<>(answers);
    inOrder.sort(Comparator.comparingLong(Answer::intendedNanos));
    return inOrder;
  }

  private void sendAll(int warm) {
    if (load.isOpen()) {
      sendInTime(warm);
    } else {
      sendInTurn(load.thinkMillis(), endNanos);
    }
  }

  private void sendInTime(int warm) {
    for (; ; ) {
      int number = next.getAndIncrement();
      if (number - warm >= arrivals.length) {
        return;
      }
      long intended = warmNanos + arrivals[number - warm];
      Delay.sleepUntil(intended);
      send(number, intended);
    }
  }

  /** When requests have to be sent: the same for all variants, and for no other seed. */
  static long[] arrivals(Load load, int seconds, long seed) {
    Random random = new Random(seed);
    List<Long> arrivals = new ArrayList<>();
    double interval = load.isOpen() ? 1e9 / load.perSecond() : Double.POSITIVE_INFINITY;
    for (double at = 0; at < seconds * 1e9; ) {
      arrivals.add(Math.round(at));
      at += load.isEven() ? interval : -Math.log(1 - random.nextDouble()) * interval;
    }
    return arrivals.stream().mapToLong(Long::longValue).toArray();
  }

  private void sendInTurn(double thinkMillis, long untilNanos) {
    Delay think = Delay.around(thinkMillis, 0.5);
    think.pass();
    while (System.nanoTime() < untilNanos) {
      send(next.getAndIncrement(), System.nanoTime());
      think.pass();
    }
  }

  private void send(int number, long intended) {
    try {
      long sent = System.nanoTime();
      get(number);
      long end = System.nanoTime();
      answers.add(new Answer(intended, sent, end));
    } catch (IOException failed) {
      failures.incrementAndGet();
    }
  }

  private void get(int number) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(endpoint + "?n=" + number).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }

  /** One request: when it should have been sent, when it was, and when it was answered. */
  record Answer(long intendedNanos, long sentNanos, long endNanos) {
    double millis() {
      return (endNanos - intendedNanos) / 1e6;
    }

    long serviceNanos() {
      return endNanos - sentNanos;
    }
  }
}
