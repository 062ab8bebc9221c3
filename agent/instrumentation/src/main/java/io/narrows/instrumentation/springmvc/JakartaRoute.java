package io.narrows.instrumentation.springmvc;

import io.narrows.bootstrap.Probe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;

/** Since Spring 6. An error page is no route of the request that failed. */
final class JakartaRoute {
  private static final String PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private JakartaRoute() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) HttpServletRequest request) {
    Probe.route(
        request.getContextPath(),
        request.getPathInfo() == null ? null : request.getServletPath(),
        request.getDispatcherType() == DispatcherType.ERROR ? null : request.getAttribute(PATTERN),
        2);
  }
}
