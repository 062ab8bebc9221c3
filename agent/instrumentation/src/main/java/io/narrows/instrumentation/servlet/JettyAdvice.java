package io.narrows.instrumentation.servlet;

import io.narrows.bootstrap.Answers;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Probe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

final class JettyAdvice {
  private JettyAdvice() {}

  /** A request reaches the server's handlers. */
  static final class Begin {
    private Begin() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Request request) {
      Probe.carry(
          Request.unWrap(request),
          Probe.inRequest()
              ? null
              : Probe.beginRequest(
                  new Incoming(request.getMethod(), request.getHttpURI().getPath())
                      .followed()
                      .query(request.getHttpURI().getQuery())
                      .to(
                          request.getHttpURI().getScheme(),
                          Request.getServerName(request),
                          Request.getServerPort(request))
                      .protocol(request.getConnectionMetaData().getProtocol())
                      .from(request.getConnectionMetaData().getRemoteSocketAddress())
                      .client(
                          request.getHeaders().get("User-Agent"),
                          request.getHeaders().get("X-Forwarded-For"))
                      .trace(
                          request.getHeaders().get("traceparent"),
                          request.getHeaders().get("tracestate"),
                          request.getHeaders().get("baggage"))
                      .b3(
                          Probe.readsB3() ? request.getHeaders().get("b3") : null,
                          Probe.readsB3() ? request.getHeaders().get("X-B3-TraceId") : null,
                          Probe.readsB3() ? request.getHeaders().get("X-B3-SpanId") : null,
                          Probe.readsB3() ? request.getHeaders().get("X-B3-Sampled") : null,
                          Probe.readsB3() ? request.getHeaders().get("X-B3-Flags") : null)));
    }
  }

  /** A servlet is reached: Jetty knows the mapping, and makes an object of it when it is asked. */
  static final class Mapped {
    private Mapped() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue(value = "_pathSpec", typing = Assigner.Typing.DYNAMIC) PathSpec mapping,
        @Advice.Argument(2) HttpServletRequest request) {
      Probe.mapped(
          Probe.isRouted() ? null : request.getContextPath(),
          !Probe.isRouted()
                  && mapping instanceof ServletPathSpec
                  && request.getDispatcherType() == DispatcherType.REQUEST
              ? mapping.getDeclaration()
              : null);
    }
  }

  /** The thread that handled a request leaves it; asynchronous ones stay open. */
  static final class Leave {
    private Leave() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
      Probe.suspendRequest(Probe.request());
    }
  }

  /**
   * The same moment, before that: how much was sent and read. By itself, so that a Jetty without
   * these counters ends its requests all the same.
   */
  static final class Measured {
    private Measured() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue(value = "_request", typing = Assigner.Typing.DYNAMIC) Request request,
        @Advice.FieldValue(value = "_response", typing = Assigner.Typing.DYNAMIC)
            Response response) {
      Answers.measured(
          Probe.carried(request),
          Response.getContentBytesWritten(response),
          Request.getContentBytesRead(request));
    }
  }

  /** The response is complete, or never will be. */
  static final class End {
    private End() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue(value = "_request", typing = Assigner.Typing.DYNAMIC) Request request,
        @Advice.FieldValue(value = "_response", typing = Assigner.Typing.DYNAMIC) Response response,
        @Advice.Argument(1) Throwable failure) {
      Probe.endRequest(
          Answers.typed(
              Probe.carried(request),
              Answers.isAsked(Probe.carried(request))
                  ? response.getHeaders().get("Content-Type")
                  : null),
          response.getStatus() > 0 ? response.getStatus() : -1,
          response.getStatus() > 0 ? null : failure);
    }
  }
}
