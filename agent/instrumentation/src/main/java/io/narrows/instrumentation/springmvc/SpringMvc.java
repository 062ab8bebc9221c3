package io.narrows.instrumentation.springmvc;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * The pattern that was matched, whatever mapped it: a controller's method, a functional route, a
 * resource handler. The dispatcher knows it once it has chosen a handler.
 */
public final class SpringMvc implements Instrumentation {
  @Override
  public String name() {
    return "spring-mvc";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("org.springframework.web.servlet.DispatcherServlet")
            .advise("getHandler", "(Ljakarta/servlet/http/HttpServletRequest;", JakartaRoute.class)
            .advise("getHandler", "(Ljavax/servlet/http/HttpServletRequest;", JavaxRoute.class));
  }
}
