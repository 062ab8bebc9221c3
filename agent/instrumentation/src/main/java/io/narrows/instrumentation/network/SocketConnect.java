package io.narrows.instrumentation.network;

import io.narrows.bootstrap.Connecting;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** A socket connects. */
final class SocketConnect {
  private SocketConnect() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter() {
    return Connecting.beginNetwork(false);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Operation step, @Advice.Thrown Throwable error) {
    Probe.end(step, error);
  }
}
