package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** A connection that will have to be secured is being made, on the thread that sends. */
final class Secured {
  private Secured() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object connection) {
    Probe.exchange(connection);
  }
}
