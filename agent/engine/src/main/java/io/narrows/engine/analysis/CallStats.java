package io.narrows.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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
        Collections.unmodifiableList(failures));
  }
}
