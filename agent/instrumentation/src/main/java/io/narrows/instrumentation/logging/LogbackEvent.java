package io.narrows.instrumentation.logging;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class LogbackEvent {
  private LogbackEvent() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object event) {
    Probe.logged(event);
  }
}
