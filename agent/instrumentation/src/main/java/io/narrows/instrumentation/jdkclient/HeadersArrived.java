package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

final class HeadersArrived {
  private HeadersArrived() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.FieldValue(value = "multi", typing = Assigner.Typing.DYNAMIC) Object exchange) {
    Probe.headersArrived(exchange);
  }
}
