package io.narrows.engine.analysis;

import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.recording.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all requests of one endpoint saw of their calls of one signature. */
final class CallStats {
  /** Durations of failures that are kept: half of them within 2 % of one value is no chance. */
  static final int SAMPLE = 64;

  private final long[] sample = new long[SAMPLE];
  private long failed;
  private long failedNanos;
  private long retried;
  private long failingRequests;
  private long overlapping;
  private long identical;
  private long identicalNanos;
  private long pages;
  private long stalled;
  private long stalledNanos;
  private @Nullable LogHistogram lookups;
  private @Nullable LogHistogram connects;
  private @Nullable LogHistogram handshakes;
  private @Nullable LogHistogram sent;
  private @Nullable LogHistogram received;

  void add(Calls calls) {
    failingRequests += calls.failed() > 0 ? 1 : 0;
    for (int i = 0; i < calls.failed(); i++) {
      failure(calls.failureNanos(i));
    }
    retried += calls.retried();
    overlapping += calls.overlapping();
    identical += calls.identical();
    identicalNanos += calls.identicalNanos();
    pages += calls.pages();
    calls.made().forEach(this::measure);
  }

  private void measure(Call call) {
    if (call.lookupNanos() > 0) {
      lookups = add(lookups, LogHistogram::ofOperations, call.lookupNanos());
    }
    if (call.connectNanos() > 0) {
      connects = add(connects, LogHistogram::ofOperations, call.connectNanos());
    }
    if (call.handshakeNanos() > 0) {
      handshakes = add(handshakes, LogHistogram::ofOperations, call.handshakeNanos());
    }
    if (call.lookupNanos() >= Counted.SLOW_LOOKUP_NANOS
        || call.connectNanos() >= Counted.SLOW_CONNECT_NANOS) {
      stalled++;
      stalledNanos += call.lookupNanos() + call.connectNanos();
    }
    if (call.sentBytes() > 0) {
      sent = add(sent, LogHistogram::ofBytes, call.sentBytes());
    }
    if (call.receivedBytes() > 0) {
      received = add(received, LogHistogram::ofBytes, call.receivedBytes());
    }
  }

  private static LogHistogram add(
      @Nullable LogHistogram known, Supplier<LogHistogram> make, long value) {
    LogHistogram into = known == null ? make.get() : known;
    into.add(value);
    return into;
  }

  private static @Nullable LogHistogram add(
      @Nullable LogHistogram known, Supplier<LogHistogram> make, @Nullable LogHistogram other) {
    if (other == null) {
      return known;
    }
    LogHistogram into = known == null ? make.get() : known;
    into.add(other);
    return into;
  }

  private static Latency view(@Nullable LogHistogram histogram) {
    return histogram == null ? CallView.NOTHING : Latency.of(histogram);
  }

  private void failure(long nanos) {
    keep(nanos, failed++);
    failedNanos += nanos;
  }

  /** The last of them, and of those before a spread: a Weyl sequence instead of chance. */
  private void keep(long nanos, long number) {
    int place = (int) (number < SAMPLE ? number : (number * 0x9E3779B97F4A7C15L) >>> 58);
    sample[place] = nanos;
  }

  void add(CallStats other) {
    int theirs = (int) Math.min(SAMPLE, other.failed);
    for (int i = 0; i < theirs; i++) {
      keep(other.sample[i], failed + i);
    }
    failed += other.failed;
    failedNanos += other.failedNanos;
    retried += other.retried;
    failingRequests += other.failingRequests;
    overlapping += other.overlapping;
    identical += other.identical;
    identicalNanos += other.identicalNanos;
    pages += other.pages;
    stalled += other.stalled;
    stalledNanos += other.stalledNanos;
    lookups = add(lookups, LogHistogram::ofOperations, other.lookups);
    connects = add(connects, LogHistogram::ofOperations, other.connects);
    handshakes = add(handshakes, LogHistogram::ofOperations, other.handshakes);
    sent = add(sent, LogHistogram::ofBytes, other.sent);
    received = add(received, LogHistogram::ofBytes, other.received);
  }

  CallView view() {
    long[] kept = Arrays.copyOf(sample, (int) Math.min(SAMPLE, failed));
    Arrays.sort(kept);
    List<Long> failures = new ArrayList<>();
    for (long each : kept) {
      failures.add(each);
    }
    return new CallView(
        failed,
        failedNanos,
        retried,
        failingRequests,
        overlapping,
        identical,
        identicalNanos,
        pages,
        stalled,
        stalledNanos,
        Collections.unmodifiableList(failures),
        view(lookups),
        view(connects),
        view(handshakes),
        view(sent),
        view(received));
  }
}
