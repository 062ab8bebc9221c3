package com.example.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** A Tomcat with the shop at {@code /shop}; gives its port. */
public class TomcatServer implements IntSupplier, AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  public TomcatServer() throws LifecycleException, IOException {
    File base = Files.createTempDirectory("tomcat").toFile();
    base.deleteOnExit();
    tomcat.setBaseDir(base.getPath());
    // Of which a JVM has one, and the tests run several Tomcats.
    TomcatURLStreamHandlerFactory.disable();
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("/shop", null);
    context.setParentClassLoader(TomcatServer.class.getClassLoader());
    context.addApplicationListener(Shop.class.getName());
    ErrorPage page = new ErrorPage();
    page.setErrorCode(500);
    page.setLocation("/error-page");
    context.addErrorPage(page);
    tomcat.start();
  }

  @Override
  public int getAsInt() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
