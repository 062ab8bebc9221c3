package io.narrows.instrumentation.servlet;

import com.example.web.JettyServer;
import java.util.Map;

/** Jetty of Servlet 3.1, by the servlet interfaces alone. */
class Jetty94Test extends ContainerContract {
  Jetty94Test() {
    super(
        "jetty-9.4",
        JettyServer.class,
        Map.of(
            "jakarta/servlet/", "javax/servlet/", "org/eclipse/jetty/ee11/", "org/eclipse/jetty/"));
  }

  @Override
  boolean knowsMappings() {
    return false;
  }

  @Override
  boolean upgrades() {
    return false;
  }

  @Override
  boolean countsBodies() {
    return false;
  }
}
