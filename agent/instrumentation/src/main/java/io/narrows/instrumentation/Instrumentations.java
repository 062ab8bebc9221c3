package io.narrows.instrumentation;

import io.narrows.instrumentation.classloader.ClassLoaders;
import io.narrows.instrumentation.executor.Executors;
import io.narrows.instrumentation.executor.ForkJoin;
import io.narrows.instrumentation.executor.Futures;
import io.narrows.instrumentation.executor.Timers;
import io.narrows.instrumentation.jdbc.Jdbc;
import io.narrows.instrumentation.jdkclient.JdkClient;
import io.narrows.instrumentation.jdkserver.JdkServer;
import io.narrows.instrumentation.logging.Log4j;
import io.narrows.instrumentation.logging.Logback;
import io.narrows.instrumentation.network.Network;
import io.narrows.instrumentation.pool.Hikari;
import io.narrows.instrumentation.servlet.Jetty;
import io.narrows.instrumentation.servlet.Servlets;
import io.narrows.instrumentation.servlet.Tomcat;
import io.narrows.instrumentation.springmvc.SpringMvc;
import io.narrows.instrumentation.urlconnection.UrlConnection;
import io.narrows.instrumentation.virtualthread.Threads;
import io.narrows.instrumentation.weaving.Instrumentation;
import java.util.List;

/** THE list: one line per technology. */
public final class Instrumentations {
  private Instrumentations() {}

  /** All of them, in no particular order. */
  public static List<Instrumentation> all() {
    return List.of(
        new Jdbc(),
        new Hikari(),
        new Servlets(),
        new Tomcat(),
        new Jetty(),
        new SpringMvc(),
        new Logback(),
        new Log4j(),
        new JdkServer(),
        new JdkClient(),
        new UrlConnection(),
        new Network(),
        new Executors(),
        new ForkJoin(),
        new Futures(),
        new Timers(),
        new Threads(),
        new ClassLoaders());
  }
}
