package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;

final class SendAsync {
  private SendAsync() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(@Advice.Argument(0) HttpRequest request) {
    return Probe.startCall(
        request.method(),
        request.uri().getScheme(),
        request.uri().getHost(),
        request.uri().getPort(),
        request.uri().toString());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter Operation call,
      @Advice.Return CompletableFuture<?> future,
      @Advice.Thrown Throwable error) {
    Probe.sent(call, future, error);
  }
}
