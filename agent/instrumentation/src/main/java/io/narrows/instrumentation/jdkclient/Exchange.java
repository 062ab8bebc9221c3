package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Exchange {
  private Exchange() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object exchange) {
    Probe.exchange(exchange);
  }
}
