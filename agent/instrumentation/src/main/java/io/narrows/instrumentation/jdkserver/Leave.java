package io.narrows.instrumentation.jdkserver;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Leave {
  private Leave() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Probe.unwound();
  }
}
