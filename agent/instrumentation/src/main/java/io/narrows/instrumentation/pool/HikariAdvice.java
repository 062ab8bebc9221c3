package io.narrows.instrumentation.pool;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The constructor of a pool, before it makes its first connection. */
final class HikariAdvice {
  private HikariAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This Object pool,
      @Advice.Argument(0) Object settings,
      @Advice.FieldValue("dataSource") Object feeder) {
    Probe.pool(pool, settings, feeder, "HIKARICP");
  }
}
