package io.narrows.instrumentation.jdkserver;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Close {
  private Close() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.This Object carrier) {
    Probe.endRequest(Probe.carried(carrier), -1, null);
  }
}
