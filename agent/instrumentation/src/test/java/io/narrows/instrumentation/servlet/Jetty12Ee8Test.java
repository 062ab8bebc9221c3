package io.narrows.instrumentation.servlet;

import com.example.web.JettyServer;
import java.util.Map;

/** Jetty of javax in the core of 12. */
class Jetty12Ee8Test extends ContainerContract {
  Jetty12Ee8Test() {
    super(
        "jetty-12-ee8",
        JettyServer.class,
        Map.of(
            "jakarta/servlet/",
            "javax/servlet/",
            "org/eclipse/jetty/ee11/",
            "org/eclipse/jetty/ee8/"));
  }

  @Override
  boolean upgrades() {
    return false;
  }
}
