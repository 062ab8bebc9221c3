package io.narrows.instrumentation.servlet;

import com.example.web.JettyServer;
import java.util.Map;

/** Jetty of Servlet 6.1. */
class Jetty121Test extends ContainerContract {
  Jetty121Test() {
    super("jetty-12.1", JettyServer.class, Map.of());
  }
}
