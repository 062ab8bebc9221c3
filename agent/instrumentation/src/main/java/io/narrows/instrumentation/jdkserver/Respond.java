package io.narrows.instrumentation.jdkserver;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Respond {
  private Respond() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object carrier, @Advice.Argument(0) int status) {
    Probe.responded(Probe.carried(carrier), status);
  }
}
