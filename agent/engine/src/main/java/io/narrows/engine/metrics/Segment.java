package io.narrows.engine.metrics;

import io.narrows.bootstrap.Kind;

/**
 * The parts into which the time of a request is divided in metrics; together they are all of it.
 */
public enum Segment {
  DB,
  DB_FETCH,
  POOL_WAIT,
  HTTP_CLIENT,
  CACHE,
  MESSAGING,
  SLEEP,
  IO,
  EXECUTOR_WAIT,
  LOCK_WAIT,
  GC_PAUSE,
  CPU_WAIT,
  CPU,
  APP,
  OTHER;

  private static final Segment[] OF_KIND = new Segment[Kind.count()];

  static {
    for (int i = 0; i < OF_KIND.length; i++) {
      OF_KIND[i] = choose(Kind.of(i));
    }
  }

  private final String label = name().toLowerCase(java.util.Locale.ROOT);

  /** The value of {@code narrows.segment}. */
  public String label() {
    return label;
  }

  /** The segment of this kind of time. */
  public static Segment of(Kind kind) {
    return OF_KIND[kind.ordinal()];
  }

  private static Segment choose(Kind kind) {
    switch (kind) {
      case DB_EXEC:
      case DB_COMMIT:
        return DB;
      case DB_FETCH:
        return DB_FETCH;
      case DB_ACQUIRE:
        return POOL_WAIT;
      case HTTP_LEASE:
      case HTTP_WAIT:
      case HTTP_BODY:
        return HTTP_CLIENT;
      case CACHE:
        return CACHE;
      case MSG:
        return MESSAGING;
      case SLEEP:
        return SLEEP;
      case FILE:
        return IO;
      case QUEUE:
        return EXECUTOR_WAIT;
      case LOCK:
        return LOCK_WAIT;
      case GC:
      case SAFEPOINT:
        return GC_PAUSE;
      case RUNQ:
        return CPU_WAIT;
      case CPU:
        return CPU;
      case APP:
        return APP;
      default:
        return OTHER;
    }
  }
}
