package io.narrows.instrumentation.jdkserver;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

final class Written {
  private Written() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object carrier) {
    Probe.endRequest(Probe.carried(carrier), -1, null);
  }
}
