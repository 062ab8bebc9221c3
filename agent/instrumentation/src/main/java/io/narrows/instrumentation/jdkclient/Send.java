package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import net.bytebuddy.asm.Advice;

final class Send {
  private Send() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(@Advice.Argument(0) HttpRequest request) {
    return Probe.beginCall(
        request.method(),
        request.uri().getScheme(),
        request.uri().getHost(),
        request.uri().getPort(),
        request.uri().toString());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter Operation call,
      @Advice.Argument(0) HttpRequest request,
      @Advice.Return HttpResponse<?> response,
      @Advice.Thrown Throwable error) {
    Probe.endCall(
        call,
        response == null ? -1 : response.statusCode(),
        response == null ? null : response.version().name(),
        request.bodyPublisher().isPresent() ? request.bodyPublisher().get().contentLength() : 0,
        response == null ? null : response.headers().map(),
        response == null ? null : response.body(),
        error);
  }
}
