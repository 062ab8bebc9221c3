package io.narrows.engine.analysis;

import io.narrows.engine.recording.ExecutorGauges;
import io.narrows.engine.recording.ExecutorStats;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** How much a pool or an executor can do at once, read through its public getters. */
final class Capacity {
  static final int UNKNOWN = -1;

  private Capacity() {}

  /** How many threads there can be. */
  static int threads(ExecutorStats executor) {
    ExecutorGauges gauges = executor.gauges();
    return gauges == null ? UNKNOWN : gauges.limit();
  }

  /** How many connections there can be. */
  static int connections(@Nullable Object pool) {
    if (pool == null) {
      return UNKNOWN;
    }
    try {
      Method getter = pool.getClass().getMethod("getMaximumPoolSize");
      return getter.invoke(pool) instanceof Integer limit && limit > 0 ? limit : UNKNOWN;
    } catch (ReflectiveOperationException | RuntimeException none) {
      return UNKNOWN;
    }
  }
}
