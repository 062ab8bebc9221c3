package io.narrows.facts.inventory;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/** URLs of protocols that containers and Spring Boot bring their own handlers for. */
final class Urls {
  private Urls() {}

  static URL of(String location) throws MalformedURLException {
    return new URL(
        null,
        location,
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("nobody is to open it");
          }
        });
  }

  static ProtectionDomain domain(String location) throws MalformedURLException {
    return new ProtectionDomain(new CodeSource(of(location), (Certificate[]) null), null);
  }
}
