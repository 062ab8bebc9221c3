package io.narrows.instrumentation.servlet;

import com.example.web.TomcatServer;
import java.util.Map;

/** Tomcat of javax. */
class Tomcat9Test extends ContainerContract {
  Tomcat9Test() {
    super("tomcat-9", TomcatServer.class, Map.of("jakarta/servlet/", "javax/servlet/"));
  }
}
