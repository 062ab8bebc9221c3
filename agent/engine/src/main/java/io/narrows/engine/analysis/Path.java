package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The critical path of one request: stretches that tile [begin, end), the last first. Each belongs
 * to an operation of a slice, or to an edge between slices. Reused from request to request.
 */
final class Path {
  /** The operation of a stretch that is an edge. */
  static final int EDGE = -1;

  private long[] from = new long[64];
  private long[] to = new long[64];
  private byte[] kind = new byte[64];
  private int[] operation = new int[64];
  private long[] drag = new long[64];
  private int[] branch = new int[64];
  private @Nullable Slice[] slice = new Slice[64];
  private @Nullable Object[] signature = new Object[64];
  private int size;

  void clear() {
    Arrays.fill(slice, 0, size, null);
    Arrays.fill(signature, 0, size, null);
    size = 0;
  }

  void operation(Slice of, int index, long start, long stop, int inBranch, long dragNanos) {
    add(of, index, of.kind(index), of.signature(index), start, stop, inBranch, dragNanos);
  }

  void edge(Kind of, @Nullable Object by, long start, long stop) {
    add(null, EDGE, of, by, start, stop, 0, Long.MAX_VALUE);
  }

  private void add(
      @Nullable Slice of,
      int index,
      Kind ofKind,
      @Nullable Object by,
      long start,
      long stop,
      int inBranch,
      long dragNanos) {
    if (stop <= start) {
      return;
    }
    if (size == from.length) {
      grow();
    }
    from[size] = start;
    to[size] = stop;
    kind[size] = (byte) ofKind.ordinal();
    operation[size] = index;
    slice[size] = of;
    signature[size] = by;
    branch[size] = inBranch;
    drag[size++] = dragNanos;
  }

  private void grow() {
    int capacity = size * 2;
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    kind = Arrays.copyOf(kind, capacity);
    operation = Arrays.copyOf(operation, capacity);
    drag = Arrays.copyOf(drag, capacity);
    branch = Arrays.copyOf(branch, capacity);
    slice = Arrays.copyOf(slice, capacity);
    signature = Arrays.copyOf(signature, capacity);
  }

  int size() {
    return size;
  }

  long from(int i) {
    return from[i];
  }

  long to(int i) {
    return to[i];
  }

  long nanos(int i) {
    return to[i] - from[i];
  }

  Kind kind(int i) {
    return Kind.of(kind[i]);
  }

  /** The index of the operation in its slice, or {@link #EDGE}. */
  int operation(int i) {
    return operation[i];
  }

  @Nullable Slice slice(int i) {
    return slice[i];
  }

  @Nullable Object signature(int i) {
    return signature[i];
  }

  /** Which awaited branch this stretch is part of; 0 for none. */
  int branch(int i) {
    return branch[i];
  }

  /** The most that the branch can save until a sibling of it is the longest. */
  long dragNanos(int i) {
    return drag[i];
  }
}
