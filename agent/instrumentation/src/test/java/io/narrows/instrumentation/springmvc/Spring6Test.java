package io.narrows.instrumentation.springmvc;

import java.util.Map;

/** Spring 6 on Servlet 6.0. */
class Spring6Test extends SpringMvcContract {
  Spring6Test() {
    super("tomcat-10", Map.of());
  }
}
