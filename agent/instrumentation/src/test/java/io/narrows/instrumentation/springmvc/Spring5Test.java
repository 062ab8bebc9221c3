package io.narrows.instrumentation.springmvc;

import java.util.Map;

/** Spring 5 on javax. */
class Spring5Test extends SpringMvcContract {
  Spring5Test() {
    super("tomcat-9", Map.of("jakarta/servlet/", "javax/servlet/"));
  }
}
