package io.narrows.instrumentation.servlet;

import com.example.web.JettyServer;
import java.util.Map;

/** Jetty of Servlet 6.0. */
class Jetty120Test extends ContainerContract {
  Jetty120Test() {
    super(
        "jetty-12.0",
        JettyServer.class,
        Map.of("org/eclipse/jetty/ee11/", "org/eclipse/jetty/ee10/"));
  }

  @Override
  boolean upgrades() {
    return false;
  }
}
