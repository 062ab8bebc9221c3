package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Slice;
import java.util.Arrays;

/**
 * One slice as a row of segments: when its thread was in which operation itself, and in none inside
 * it. The segments tile the slice.
 *
 * <p>An operation that was opened again (rows read one after another) covers more time than it was
 * charged with; the rest belongs to the operation around it. Which instants these were is not
 * recorded, so the rest is spread evenly: each segment says how much of its beginning counts.
 */
final class Timeline {
  private long[] from = new long[32];
  private int[] operation = new int[32];
  // What the operation of this segment had covered before it.
  private long[] covered = new long[32];
  private long[] coveredByOperation = new long[16];
  private int size;
  private long end;
  private Slice slice;

  Timeline(Slice slice) {
    this.slice = slice;
    build();
  }

  private void build() {
    int count = slice.size();
    coveredByOperation = new long[count];
    long cursor = slice.startNanos(0);
    int open = 0;
    for (int next = 1; next < count; next++) {
      while (open != slice.parent(next)) {
        cursor = add(open, cursor, slice.endNanos(open));
        open = slice.parent(open);
      }
      cursor = add(open, cursor, slice.startNanos(next));
      open = next;
    }
    for (; open >= 0; open = slice.parent(open)) {
      cursor = add(open, cursor, slice.endNanos(open));
    }
    end = cursor;
  }

  private long add(int of, long start, long stop) {
    if (stop <= start) {
      return start;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      operation = Arrays.copyOf(operation, size * 2);
      covered = Arrays.copyOf(covered, size * 2);
    }
    from[size] = start;
    operation[size] = of;
    covered[size++] = coveredByOperation[of];
    coveredByOperation[of] += stop - start;
    return stop;
  }

  Slice slice() {
    return slice;
  }

  long startNanos() {
    return slice.startNanos(0);
  }

  long endNanos() {
    return end;
  }

  /** The segment that covers the instant just before this one; the slice has begun by then. */
  int before(long nanos) {
    int found = Arrays.binarySearch(from, 0, size, nanos);
    return (found < 0 ? -found - 1 : found) - 1;
  }

  long from(int segment) {
    return from[segment];
  }

  int operation(int segment) {
    return operation[segment];
  }

  Kind kind(int segment) {
    return slice.kind(operation[segment]);
  }

  /** How much of [start, stop), inside of this segment, its operation was charged with. */
  long charged(int segment, long start, long stop) {
    long self = slice.selfNanos(operation[segment]);
    long whole = coveredByOperation[operation[segment]];
    if (self >= whole) {
      return stop - start;
    }
    long before = covered[segment] + start - from[segment];
    long share = part(self, before + stop - start, whole) - part(self, before, whole);
    return Math.min(share, stop - start);
  }

  private static long part(long self, long of, long whole) {
    return (long) (self * ((double) of / whole));
  }
}
