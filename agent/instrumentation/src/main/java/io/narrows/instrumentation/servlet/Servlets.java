package io.narrows.instrumentation.servlet;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Any servlet container, by the interfaces of the servlet API, in both of its name spaces. */
public final class Servlets implements Instrumentation {
  @Override
  public String name() {
    return "servlet";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        filters("jakarta", JakartaAdvice.Serve.class),
        filters("javax", JavaxAdvice.Serve.class),
        servlets("jakarta", JakartaAdvice.Serve.class, JakartaAdvice.Mapped.class),
        servlets("javax", JavaxAdvice.Serve.class, JavaxAdvice.Mapped.class),
        requests("jakarta", JakartaAdvice.Carry.class, JakartaAdvice.Listen.class),
        requests("javax", JavaxAdvice.Carry.class, JavaxAdvice.Listen.class));
  }

  private static String pair(String space) {
    return "(L" + space + "/servlet/ServletRequest;L" + space + "/servlet/ServletResponse;";
  }

  private static Weave filters(String space, Class<?> serve) {
    return Weave.subtypesOf(space + ".servlet.Filter")
        .advise("doFilter", pair(space) + "L" + space + "/servlet/FilterChain;)V", serve);
  }

  private static Weave servlets(String space, Class<?> serve, Class<?> mapped) {
    return Weave.subtypesOf(space + ".servlet.Servlet")
        .advise("service", pair(space) + ")V", serve)
        .advise("service", pair(space) + ")V", mapped);
  }

  private static Weave requests(String space, Class<?> carry, Class<?> listen) {
    return Weave.subtypesOf(space + ".servlet.ServletRequest")
        .advise("startAsync", "()", carry)
        .advise("startAsync", "()", listen)
        .advise("startAsync", pair(space) + ")", carry)
        .advise("startAsync", pair(space) + ")", listen);
  }
}
