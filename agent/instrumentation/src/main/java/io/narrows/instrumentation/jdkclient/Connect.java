package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Connecting;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;

/** A connection is being made, on the thread that sends. */
final class Connect {
  private Connect() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return CompletableFuture<?> future) {
    Connecting.connecting(future);
  }
}
