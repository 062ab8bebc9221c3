package io.narrows.engine.analysis;

import java.util.Arrays;

/**
 * The executions of one statement in one request, told apart by a hash of their values. Equal ones
 * repeat each other, unless something was written in between to what they read. Reused.
 */
final class Binds {
  /** More different ones are not told apart any more. */
  static final int LIMIT = 1_024;

  private long[] hashes = new long[16];
  private int[] epochs = new int[16];
  private int[] counts = new int[16];
  private long[] sums = new long[16];
  private long[] shortest = new long[16];
  private int size;
  private int epoch;
  private long known;
  private long redundant;
  private long redundantNanos;
  private int mostEqual;

  void clear() {
    if (known > 0) {
      Arrays.fill(hashes, 0);
    }
    size = 0;
    epoch = 0;
    known = 0;
    redundant = 0;
    redundantNanos = 0;
    mostEqual = 0;
  }

  /** One more execution; the hash is not 0. */
  void add(long hash, long nanos) {
    if (2 * size >= hashes.length && size < LIMIT) {
      grow();
    }
    int cell = cell(hash);
    if (hashes[cell] != hash) {
      if (size >= LIMIT) {
        return;
      }
      size++;
      hashes[cell] = hash;
      counts[cell] = 0;
      epochs[cell] = -1;
    }
    known++;
    count(cell, nanos);
  }

  private void count(int cell, long nanos) {
    if (epochs[cell] != epoch) {
      epochs[cell] = epoch;
      counts[cell] = 0;
      sums[cell] = 0;
      shortest[cell] = Long.MAX_VALUE;
    }
    long before = sums[cell] - shortest[cell];
    counts[cell]++;
    sums[cell] += nanos;
    shortest[cell] = Math.min(shortest[cell], nanos);
    if (counts[cell] > 1) {
      redundant++;
      redundantNanos += sums[cell] - shortest[cell] - before;
      mostEqual = Math.max(mostEqual, counts[cell]);
    }
  }

  private int cell(long hash) {
    int mask = hashes.length - 1;
    int cell = (int) (hash ^ hash >>> 32) & mask;
    while (hashes[cell] != 0 && hashes[cell] != hash) {
      cell = cell + 1 & mask;
    }
    return cell;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldEpochs = epochs;
    int[] oldCounts = counts;
    long[] oldSums = sums;
    long[] oldShortest = shortest;
    int capacity = 2 * oldHashes.length;
    hashes = new long[capacity];
    epochs = new int[capacity];
    counts = new int[capacity];
    sums = new long[capacity];
    shortest = new long[capacity];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int cell = cell(oldHashes[i]);
        hashes[cell] = oldHashes[i];
        epochs[cell] = oldEpochs[i];
        counts[cell] = oldCounts[i];
        sums[cell] = oldSums[i];
        shortest[cell] = oldShortest[i];
      }
    }
  }

  /** Something was written: an equal read from here on may see something else. */
  void written() {
    epoch++;
  }

  /** Executions of which the values are known. */
  long known() {
    return known;
  }

  /** How many different ones. */
  long distinct() {
    return size;
  }

  /** Executions that repeated an equal one. */
  long redundant() {
    return redundant;
  }

  /** What these took: of each group all but its shortest. */
  long redundantNanos() {
    return redundantNanos;
  }

  /** How many equal ones there were at most. */
  int mostEqual() {
    return mostEqual;
  }
}
