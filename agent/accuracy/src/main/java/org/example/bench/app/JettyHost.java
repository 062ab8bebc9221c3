package org.example.bench.app;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty. */
final class JettyHost {
  // It takes some of the threads for itself: an acceptor and a selector.
  private static final int ITS_OWN = 2;

  private JettyHost() {}

  /** Starts it and says its port. */
  static int start(Endpoint endpoint) throws Exception {
    int threads = endpoint.threads() + ITS_OWN;
    Server server = new Server(new QueuedThreadPool(threads, threads));
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new EndpointServlet(endpoint)), endpoint.path());
    server.setHandler(context);
    server.start();
    return connector.getLocalPort();
  }
}
