package io.narrows.instrumentation.servlet;

import io.narrows.bootstrap.Answers;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

final class TomcatAdvice {
  private static final String KEY = "io.narrows.request";

  private TomcatAdvice() {}

  /** Every pass of a request through its host: the first one, dispatches and error pages. */
  static final class Serve {
    private Serve() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.Argument(0) Request request) {
      return Probe.inRequest()
          ? null
          : request.getNote(KEY) != null
              ? Probe.resumeRequest(request.getNote(KEY))
              : Probe.beginRequest(
                  new Incoming(request.getMethod(), request.getRequestURI())
                      .followed()
                      .query(request.getQueryString())
                      .to(request.getScheme(), request.getServerName(), request.getServerPort())
                      .protocol(request.getProtocol())
                      .from(request.getRemoteAddr(), request.getRemotePort())
                      .client(request.getHeader("User-Agent"), request.getHeader("X-Forwarded-For"))
                      .trace(
                          request.getHeader("traceparent"),
                          request.getHeader("tracestate"),
                          request.getHeader("baggage"))
                      .b3(
                          Probe.readsB3() ? request.getHeader("b3") : null,
                          Probe.readsB3() ? request.getHeader("X-B3-TraceId") : null,
                          Probe.readsB3() ? request.getHeader("X-B3-SpanId") : null,
                          Probe.readsB3() ? request.getHeader("X-B3-Sampled") : null,
                          Probe.readsB3() ? request.getHeader("X-B3-Flags") : null));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Request request,
        @Advice.Argument(1) Response response,
        @Advice.Enter Operation operation,
        @Advice.Thrown Throwable error) {
      Probe.leaveRequest(
          Answers.measured(
              Answers.typed(
                  operation, Answers.isAsked(operation) ? response.getContentType() : null),
              operation == null ? -1 : response.getContentWritten(),
              operation == null ? -1 : request.getCoyoteRequest().getBytesRead()),
          operation != null && request.isAsync(),
          operation == null ? -1 : response.getStatus(),
          error);
    }
  }

  /** A request becomes asynchronous. */
  static final class Carry {
    private Carry() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Request request) {
      request.setNote(KEY, Probe.request());
    }
  }

  /** An asynchronous request is over. */
  static final class Finish {
    private Finish() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Request request) {
      if (request.getNote(KEY) != null) {
        Probe.endRequest(
            Answers.measured(
                Answers.typed(
                    request.getNote(KEY),
                    Answers.isAsked(request.getNote(KEY))
                        ? request.getResponse().getContentType()
                        : null),
                request.getResponse().getContentWritten(),
                request.getCoyoteRequest().getBytesRead()),
            request.getResponse().getStatus(),
            null);
      }
    }
  }
}
