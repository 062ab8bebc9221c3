package org.example.bench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat. */
final class TomcatHost {
  private TomcatHost() {}

  /** Starts it and says its port. */
  static int start(Endpoint endpoint) throws Exception {
    Path folder = Files.createTempDirectory("bench-tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", Integer.toString(endpoint.threads()));
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "endpoint", new EndpointServlet(endpoint));
    context.addServletMappingDecoded(endpoint.path(), "endpoint");
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }
}
