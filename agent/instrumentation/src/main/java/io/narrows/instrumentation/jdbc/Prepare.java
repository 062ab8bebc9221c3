package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Prepare {
  private Prepare() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This Object connection,
      @Advice.Argument(0) String sql,
      @Advice.Return Object statement) {
    Probe.prepared(connection, sql, statement);
  }
}
