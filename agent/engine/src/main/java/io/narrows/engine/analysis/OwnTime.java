package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Slice;
import java.util.Arrays;

/**
 * When, and on which threads, a request was in code of the application and in no operation: the
 * stretches that are looked at for what the threads waited for. At most {@link #LIMIT}; where there
 * are more, neighbours are one. Reused from request to request.
 */
public final class OwnTime {
  public static final int LIMIT = 16;

  private final long[] thread = new long[LIMIT];
  private final long[] from = new long[LIMIT];
  private final long[] to = new long[LIMIT];
  private final long[] own = new long[LIMIT];
  private int size;

  void clear() {
    size = 0;
  }

  /** The stretches of a slice that is a whole request. */
  void whole(Slice slice) {
    long cursor = slice.startNanos(0);
    for (int i = 1; i < slice.size(); i++) {
      if (slice.parent(i) == 0) {
        add(slice.threadId(), cursor, slice.startNanos(i), slice.startNanos(i) - cursor);
        inside(slice, i);
        cursor = Math.max(cursor, slice.endNanos(i));
      }
    }
    add(slice.threadId(), cursor, slice.endNanos(0), slice.endNanos(0) - cursor);
  }

  /** What an operation covers and was not charged with: rows that are read with work between. */
  private void inside(Slice slice, int index) {
    if (slice.kind(index) == Kind.DB_FETCH) {
      long covered = slice.endNanos(index) - slice.startNanos(index);
      long between = covered - slice.selfNanos(index);
      add(slice.threadId(), slice.startNanos(index), slice.endNanos(index), between);
    }
  }

  /**
   * Adds a stretch.
   *
   * @param ownNanos how much of it was the application's
   */
  void add(long threadId, long start, long end, long ownNanos) {
    if (end <= start || ownNanos <= 0) {
      return;
    }
    if (size == LIMIT) {
      compact();
    }
    if (size == LIMIT) {
      return; // sixteen threads in one request; what is not looked at stays what it is
    }
    thread[size] = threadId;
    from[size] = start;
    to[size] = end;
    own[size++] = ownNanos;
  }

  /** Makes one stretch of two neighbours. */
  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean joins = i + 1 < size && thread[i] == thread[i + 1];
      thread[kept] = thread[i];
      long start = joins ? Math.min(from[i], from[i + 1]) : from[i];
      to[kept] = joins ? Math.max(to[i], to[i + 1]) : to[i];
      own[kept] = joins ? own[i] + own[i + 1] : own[i];
      from[kept++] = start;
      i += joins ? 1 : 0;
    }
    size = kept;
  }

  public int size() {
    return size;
  }

  /** The ids of the threads; a copy, as all of these. */
  public long[] threads() {
    return Arrays.copyOf(thread, size);
  }

  public long[] starts() {
    return Arrays.copyOf(from, size);
  }

  public long[] ends() {
    return Arrays.copyOf(to, size);
  }

  /** How much of each stretch was the application's: all of it where nothing was joined. */
  public long[] owns() {
    return Arrays.copyOf(own, size);
  }
}
