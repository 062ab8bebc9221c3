package io.narrows.instrumentation.logging;

import io.narrows.bootstrap.Probe;
import java.util.Map;
import net.bytebuddy.asm.Advice;

final class LogbackContext {
  private LogbackContext() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This Object event, @Advice.Return(readOnly = false) Map<String, String> context) {
    context = Probe.correlated(event, context);
  }
}
