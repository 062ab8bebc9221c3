package io.narrows.instrumentation.springmvc;

import java.util.Map;

/** Spring 7 on Servlet 6.1. */
class Spring7Test extends SpringMvcContract {
  Spring7Test() {
    super("tomcat-11", Map.of());
  }
}
