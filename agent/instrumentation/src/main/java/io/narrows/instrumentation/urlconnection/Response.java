package io.narrows.instrumentation.urlconnection;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import java.net.HttpURLConnection;
import net.bytebuddy.asm.Advice;

final class Response {
  private Response() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(@Advice.This HttpURLConnection connection) {
    return Probe.beginStep(connection, true);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This HttpURLConnection connection,
      @Advice.FieldValue("responseCode") int status,
      @Advice.Enter Operation step,
      @Advice.Thrown Throwable error) {
    // Asking for the length comes here again, with no step to end.
    Probe.endStep(
        step,
        status,
        connection.getRequestMethod(),
        step == null || error != null ? -1 : connection.getContentLengthLong(),
        error);
  }
}
