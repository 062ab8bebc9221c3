package io.narrows.instrumentation.servlet;

import io.narrows.bootstrap.Answers;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;

/** The same as {@link JakartaAdvice}, in the name space of Servlet 4 and before. */
final class JavaxAdvice {
  private static final String KEY = "io.narrows.request";

  private JavaxAdvice() {}

  /** Around filters and servlets: the outermost of them is the request. */
  static final class Serve {
    private Serve() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.Argument(0) ServletRequest request) {
      return Probe.inRequest() || !(request instanceof HttpServletRequest)
          ? null
          : request.getAttribute(KEY) != null
              ? Probe.resumeRequest(request.getAttribute(KEY))
              : request.getDispatcherType() == DispatcherType.ERROR
                  ? null
                  : Probe.beginRequest(
                      new Incoming(
                              ((HttpServletRequest) request).getMethod(),
                              ((HttpServletRequest) request).getRequestURI())
                          .query(((HttpServletRequest) request).getQueryString())
                          .to(request.getScheme(), request.getServerName(), request.getServerPort())
                          .protocol(request.getProtocol())
                          .from(request.getRemoteAddr(), request.getRemotePort())
                          .client(
                              ((HttpServletRequest) request).getHeader("User-Agent"),
                              ((HttpServletRequest) request).getHeader("X-Forwarded-For"))
                          .trace(
                              ((HttpServletRequest) request).getHeader("traceparent"),
                              ((HttpServletRequest) request).getHeader("tracestate"),
                              ((HttpServletRequest) request).getHeader("baggage"))
                          .b3(
                              Probe.readsB3()
                                  ? ((HttpServletRequest) request).getHeader("b3")
                                  : null,
                              Probe.readsB3()
                                  ? ((HttpServletRequest) request).getHeader("X-B3-TraceId")
                                  : null,
                              Probe.readsB3()
                                  ? ((HttpServletRequest) request).getHeader("X-B3-SpanId")
                                  : null,
                              Probe.readsB3()
                                  ? ((HttpServletRequest) request).getHeader("X-B3-Sampled")
                                  : null,
                              Probe.readsB3()
                                  ? ((HttpServletRequest) request).getHeader("X-B3-Flags")
                                  : null));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) ServletRequest request,
        @Advice.Argument(1) ServletResponse response,
        @Advice.Enter Operation operation,
        @Advice.Thrown Throwable error) {
      Probe.leaveServlet(
          Answers.typed(operation, Answers.isAsked(operation) ? response.getContentType() : null),
          operation != null && request.isAsyncStarted(),
          operation == null
              ? -1
              : error == null ? ((HttpServletResponse) response).getStatus() : 500,
          error);
    }
  }

  /** Around servlets: what they are mapped to. Since Servlet 4, which is what is asked first. */
  static final class Mapped {
    private Mapped() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) ServletRequest request) {
      Probe.mapped(
          !Probe.isRouted()
                  && request instanceof HttpServletRequest
                  && request.getDispatcherType() == DispatcherType.REQUEST
              ? ((HttpServletRequest) request).getContextPath()
              : null,
          !Probe.isRouted()
                  && request instanceof HttpServletRequest
                  && request.getDispatcherType() == DispatcherType.REQUEST
                  && request.getServletContext().getMajorVersion() >= 4
              ? ((HttpServletRequest) request).getHttpServletMapping().getPattern()
              : null);
    }
  }

  /** Where a request becomes asynchronous: it carries its record to the thread that goes on. */
  static final class Carry {
    private Carry() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This ServletRequest request) {
      if (Probe.request() != null) {
        request.setAttribute(KEY, Probe.request());
      }
    }
  }

  /** Where a request becomes asynchronous: its end will be told. */
  static final class Listen {
    private Listen() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return AsyncContext context) {
      if (Probe.unfollowedRequest() != null) {
        context.addListener(
            (AsyncListener) Probe.asyncListener(AsyncListener.class, Probe.unfollowedRequest()));
      }
    }
  }
}
