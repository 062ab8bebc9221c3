package io.narrows.instrumentation.jdkserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

final class Begin {
  private Begin() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This HttpExchange exchange,
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object carrier) {
    Probe.carry(
        carrier,
        Probe.inRequest()
            ? null
            : Probe.beginRequest(
                new Incoming(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath())
                    .followed()
                    .query(exchange.getRequestURI().getRawQuery())
                    .toHost(
                        exchange instanceof HttpsExchange ? "https" : "http",
                        exchange.getRequestHeaders().getFirst("Host"))
                    .protocol(exchange.getProtocol())
                    .from(exchange.getRemoteAddress())
                    .client(
                        exchange.getRequestHeaders().getFirst("User-Agent"),
                        exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
                    .trace(
                        exchange.getRequestHeaders().getFirst("traceparent"),
                        exchange.getRequestHeaders().getFirst("tracestate"),
                        exchange.getRequestHeaders().getFirst("baggage"))
                    .b3(
                        Probe.readsB3() ? exchange.getRequestHeaders().getFirst("b3") : null,
                        Probe.readsB3()
                            ? exchange.getRequestHeaders().getFirst("X-B3-TraceId")
                            : null,
                        Probe.readsB3()
                            ? exchange.getRequestHeaders().getFirst("X-B3-SpanId")
                            : null,
                        Probe.readsB3()
                            ? exchange.getRequestHeaders().getFirst("X-B3-Sampled")
                            : null,
                        Probe.readsB3()
                            ? exchange.getRequestHeaders().getFirst("X-B3-Flags")
                            : null)));
  }
}
