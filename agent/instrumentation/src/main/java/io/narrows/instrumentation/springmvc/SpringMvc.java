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
    String jakarta = "(Ljakarta/servlet/http/HttpServletRequest;";
    String javax = "(Ljavax/servlet/http/HttpServletRequest;";
    return List.of(
        Weave.named("org.springframework.web.servlet.DispatcherServlet")
            .advise("getHandler", jakarta, JakartaRoute.class)
            .advise("getHandler", javax, JavaxRoute.class),
        // The pattern of a resource handler is told by an interceptor of its own.
        Weave.named("org.springframework.web.servlet.HandlerExecutionChain")
            .advise("applyPreHandle", jakarta, JakartaRoute.class)
            .advise("applyPreHandle", javax, JavaxRoute.class));
  }
}
