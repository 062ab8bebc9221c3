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
      @Advice.FieldValue("reqContentLen") long receivedBytes,
      @Advice.Argument(0) int status,
      @Advice.Argument(1) long sentBytes) {
    Probe.responded(
        Answers.measured(
            Answers.typed(
                Probe.carried(carrier),
                Answers.isAsked(Probe.carried(carrier)) ? headers.getFirst("Content-Type") : null),
            // 0 says that it is not known, and -1 that there will be none; chunks are counted.
            sentBytes > 0 ? sentBytes : 0,
            receivedBytes),
        status);
  }
}
