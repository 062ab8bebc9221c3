package io.narrows.instrumentation.jdkserver;

import com.sun.net.httpserver.Headers;
import io.narrows.bootstrap.Answers;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Respond {
  private Respond() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.This Object carrier,
      @Advice.FieldValue("rspHdrs") Headers headers,
      @Advice.Argument(0) int status) {
    Probe.responded(
        Answers.typed(
            Probe.carried(carrier),
            Answers.isAsked(Probe.carried(carrier)) ? headers.getFirst("Content-Type") : null),
        status);
  }
}
