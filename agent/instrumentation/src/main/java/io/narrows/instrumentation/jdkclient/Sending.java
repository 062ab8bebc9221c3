package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Connecting;
import io.narrows.bootstrap.Operation;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A request is sent, by the caller's thread or by one of the client's: looking the host up and
 * beginning to connect are done in here.
 */
final class Sending {
  private Sending() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(
      @Advice.FieldValue(value = "multi", typing = Assigner.Typing.DYNAMIC) Object exchange) {
    return Connecting.beginSending(exchange);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Operation call) {
    Connecting.endSending(call);
  }
}
