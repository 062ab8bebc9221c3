package io.narrows.instrumentation.urlconnection;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import java.net.HttpURLConnection;
import net.bytebuddy.asm.Advice;

final class Connect {
  private Connect() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(
      @Advice.This HttpURLConnection connection,
      @Advice.FieldValue("connected") boolean connected) {
    return connected ? null : Probe.beginStep(connection, false);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This HttpURLConnection connection,
      @Advice.Enter Operation step,
      @Advice.Thrown Throwable error) {
    Probe.endStep(step, -1, connection.getRequestMethod(), -1, error);
  }
}
