package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Of which operations the stack is kept, so that the line that issued them can be named.
 *
 * <h2>Policy</h2>
 *
 * The first of its like in an endpoint; in one slice the repeats of {@link #REPEATS}, because who
 * repeats a call is what a repeated query is about, and one in 16 of these once it is known; those
 * that were slow; borrows from a pool that misses connections; and of all others one in 256. Each
 * takes a token from a {@link CaptureBudget}, and leaves some there for what matters more. All are
 * taken at the end of the operation, when the stack is still that of its caller, it is known what
 * it was and how long it took, and the capture itself is no longer charged to it.
 *
 * <h2>Cost</h2>
 *
 * An operation that is not captured costs a hash, a look into the slice's own {@link Repeats} and a
 * multiplication: no allocation, nothing that another thread writes. A capture costs half a
 * microsecond to two, by the depth of the stack.
 *
 * <h2>Threads</h2>
 *
 * Application threads ask, without a lock: a race may lose a capture. The drain fills the budget
 * and learns what is slow, as a sink.
 */
public final class Captures implements Sink {
  /** Captures a second in production: 200 times 2 µs are 0.04 % of one core. */
  public static final int PRODUCTION = 200;

  /** Captures a second where somebody waits for the answer. */
  public static final int DEVELOPMENT = 5_000;

  /** A slice that stays open for hours holds no more stacks than this, of 3 kB each. (ours) */
  static final int PER_SLICE = 64;

  private static final long REPEATS = 1L << 2 | 1L << 5 | 1L << 10 | 1L << 20 | 1L << 40;
  private static final int PHI = 0x9E3779B1;

  private final CaptureBudget budget;
  private final Sightings sightings = new Sightings();
  private final SlowLimits slowLimits = new SlowLimits();

  /**
   * @param perSecond how many at most, over some seconds
   */
  public Captures(int perSecond) {
    budget = new CaptureBudget(perSecond, Math.max(PRODUCTION, perSecond / 5));
  }

  // On application threads

  /** An operation ends on the thread that began it: only now is it known what it was. */
  void ended(Slice slice, int index, long nowNanos) {
    if (slice.detail(index) == JdbcRecording.PREPARE) {
      return; // a part of the execution that follows
    }
    if (slice.kind(index) == Kind.DB_FETCH && slice.endNanos(index) > slice.startNanos(index)) {
      return; // a further row of what was asked about at its first
    }
    int hash = hash(slice, index);
    if (isWanted(slice, hash, nowNanos)
        || isSlow(slice, index, hash, nowNanos) && budget.take(0)
        || mayBeLost(slice.signature(index)) && budget.take(2)) {
      slice.capture(index);
    }
  }

  /** Who does not give a connection back will do it again, and has to be known by its line. */
  private static boolean mayBeLost(@Nullable Object signature) {
    return signature instanceof PoolStats && ((PoolStats) signature).missesSome();
  }

  private boolean isSlow(Slice slice, int index, int hash, long nowNanos) {
    return slowLimits.isSlow(hash, nowNanos - slice.startNanos(index)) && slice.site(index) == null;
  }

  /** A task is handed over by the thread of this slice: the stack to keep, or null. */
  @Nullable Captured submitted(Slice slice, @Nullable ExecutorStats executor, long nowNanos) {
    return isWanted(slice, hash(Kind.QUEUE, executor, null), nowNanos) ? new Captured() : null;
  }

  /** A thread waits for its own executor, which is rare: the stack to keep, or null. */
  @Nullable Captured selfJoined() {
    return budget.take(1) ? new Captured() : null;
  }

  /** A call goes on beside the thread of this slice: the stack to keep, or null. */
  @Nullable Captured called(Slice slice, Remote remote, String url, long nowNanos) {
    int hash = hash(Kind.HTTP_WAIT, remote, url);
    return isWanted(slice, hash, nowNanos) ? new Captured() : null;
  }

  private boolean isWanted(Slice slice, int hash, long nowNanos) {
    int repeat = slice.repeats().add(hash);
    if (repeat == 1 || isMilestone(repeat)) {
      int pair = (hash ^ slice.request().endpointHash()) * PHI;
      int cell = sightings.find(pair);
      if (cell < 0) {
        return firstSight(pair);
      }
      if (repeat > 1 && (!sightings.isSettled(cell) || isDrawn(nowNanos, 16))) {
        return milestone(cell);
      }
    }
    return isDrawn(nowNanos, 256) && budget.take(2);
  }

  private boolean firstSight(int pair) {
    if (!budget.take(0)) {
      return false;
    }
    sightings.add(pair);
    return true;
  }

  private boolean milestone(int cell) {
    if (!budget.take(1)) {
      return false;
    }
    sightings.captured(cell);
    return true;
  }

  /** At most seven of one slice: 2, 5, 10, 20, 40, 80, 160. */
  static boolean isMilestone(int repeat) {
    return repeat < Long.SIZE ? (REPEATS >>> repeat & 1) != 0 : repeat == 80 || repeat == 160;
  }

  /** One in so many, a power of two, by a hash of the time. */
  private static boolean isDrawn(long nowNanos, int oneIn) {
    return ((nowNanos * 0x9E3779B97F4A7C15L) >>> 40 & (oneIn - 1)) == 0;
  }

  private static int hash(Slice slice, int index) {
    Object detail = slice.detail(index);
    String url = detail instanceof Call ? ((Call) detail).url() : null;
    return hash(slice.kind(index), slice.signature(index), url);
  }

  private static int hash(Kind kind, @Nullable Object signature, @Nullable String url) {
    int mixed = (hash(signature, kind) + kind.ordinal()) * PHI;
    if (url != null) {
      mixed = (mixed + PathHash.of(url)) * PHI;
    }
    return mixed ^ mixed >>> 15;
  }

  private static int hash(@Nullable Object signature, Kind kind) {
    if (signature instanceof Query) {
      return ((Query) signature).sql().hashCode();
    }
    if (signature instanceof Remote || signature instanceof String) {
      return signature.hashCode();
    }
    // What is awaited or committed is another object each time.
    return signature == null || kind == Kind.JOIN || kind == Kind.DB_COMMIT
        ? 0
        : System.identityHashCode(signature);
  }

  // On the drain

  @Override
  public void slice(Slice slice) {
    for (int i = 1; i < slice.size(); i++) {
      Kind kind = slice.kind(i);
      if (kind == Kind.DB_EXEC || kind == Kind.HTTP_WAIT) {
        long nanos = slice.endNanos(i) - slice.startNanos(i);
        slowLimits.learn(hash(slice, i), nanos);
      }
    }
  }

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    budget.fill(nowNanos);
  }

  /** How many captures were not made for want of a token. */
  public long refused() {
    return budget.refused();
  }
}
