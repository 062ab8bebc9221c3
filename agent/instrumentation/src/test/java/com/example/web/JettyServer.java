package com.example.web;

import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.function.IntSupplier;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** A Jetty with the shop at {@code /shop}; gives its port. */
public class JettyServer implements IntSupplier, AutoCloseable {
  private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

  public JettyServer() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/shop");
    context.setClassLoader(JettyServer.class.getClassLoader());
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(500, "/error-page");
    call(context, "addEventListener", new Shop());
    call(context, "setErrorHandler", pages);
    call(server, "setHandler", handlerOf(context));
    server.start();
  }

  // By reflection, because the descriptors differ between versions.
  private static void call(Object target, String name, Object argument) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name) && method.getParameterTypes()[0].isInstance(argument)) {
        method.invoke(target, argument);
        return;
      }
    }
    throw new NoSuchMethodException(name);
  }

  // The context of ee8 and ee9 is no handler of the core, but has one.
  private static Object handlerOf(ServletContextHandler context) throws Exception {
    try {
      return ServletContextHandler.class.getMethod("getCoreContextHandler").invoke(context);
    } catch (NoSuchMethodException isOneItself) {
      return context;
    }
  }

  @Override
  public int getAsInt() {
    return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
