package io.narrows.instrumentation.jdkserver;

import com.sun.net.httpserver.HttpExchange;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

final class Handle {
  private Handle() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) HttpExchange exchange) {
    Probe.route(null, null, exchange.getHttpContext().getPath(), 1);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Thrown Throwable error) {
    Probe.failed(error);
  }
}
