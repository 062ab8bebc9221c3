package io.narrows.instrumentation.network;

import io.narrows.bootstrap.Connecting;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** A TLS socket shakes hands. */
final class Handshake {
  private Handshake() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter() {
    return Connecting.beginHandshake();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Operation step, @Advice.Thrown Throwable error) {
    Probe.end(step, error);
  }
}
