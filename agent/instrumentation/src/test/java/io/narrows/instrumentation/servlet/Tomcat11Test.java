package io.narrows.instrumentation.servlet;

import com.example.web.TomcatServer;
import java.util.Map;

/** Tomcat of Servlet 6.1. */
class Tomcat11Test extends ContainerContract {
  Tomcat11Test() {
    super("tomcat-11", TomcatServer.class, Map.of());
  }
}
