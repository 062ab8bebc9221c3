package io.narrows.instrumentation.network;

import io.narrows.bootstrap.Connecting;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** A name service is asked. */
final class Lookup {
  private Lookup() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter() {
    return Connecting.beginNetwork(true);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Operation step, @Advice.Thrown Throwable error) {
    Probe.end(step, error);
  }
}
