package io.narrows.instrumentation.springmvc;

import io.narrows.bootstrap.Probe;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;

/** Until Spring 5. An error page is no route of the request that failed. */
final class JavaxRoute {
  private static final String PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private JavaxRoute() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) HttpServletRequest request) {
    Probe.route(
        request.getContextPath(),
        request.getPathInfo() == null ? null : request.getServletPath(),
        request.getDispatcherType() == DispatcherType.ERROR ? null : request.getAttribute(PATTERN),
        2);
  }
}
