package com.example.demo;

import java.util.Arrays;

/** What the visitors of one endpoint saw. */
final class Tally {

  private long[] latencyNanos = new long[256];
  private int requests;
  private int errors;

  synchronized void add(long nanos, boolean failed) {
    if (requests == latencyNanos.length) {
      latencyNanos = Arrays.copyOf(latencyNanos, 2 * requests);
    }
    latencyNanos[requests++] = nanos;
    if (failed) {
      errors++;
    }
  }

  synchronized int requests() {
    return requests;
  }

  synchronized int errors() {
    return errors;
  }

  /** The time that this share of the requests did not exceed; 0 before the first. */
  synchronized double quantileMillis(double share) {
    if (requests == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(latencyNanos, requests);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * requests) - 1)] / 1e6;
  }
}
