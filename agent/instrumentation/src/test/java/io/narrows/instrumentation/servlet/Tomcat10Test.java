package io.narrows.instrumentation.servlet;

import com.example.web.TomcatServer;
import java.util.Map;

/** Tomcat of Servlet 6.0. */
class Tomcat10Test extends ContainerContract {
  Tomcat10Test() {
    super("tomcat-10", TomcatServer.class, Map.of());
  }
}
