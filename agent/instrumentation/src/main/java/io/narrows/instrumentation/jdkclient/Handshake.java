package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Connecting;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;

/** A connection is there and is being secured, on whatever thread saw that it is there. */
final class Handshake {
  private Handshake() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object connection, @Advice.Return CompletableFuture<?> future) {
    Connecting.shakingHands(connection, future);
  }
}
