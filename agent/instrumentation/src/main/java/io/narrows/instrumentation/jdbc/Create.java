package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Create {
  private Create() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object connection, @Advice.Return Object statement) {
    Probe.prepared(connection, null, statement);
  }
}
