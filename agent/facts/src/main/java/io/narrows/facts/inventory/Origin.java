package io.narrows.facts.inventory;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a class was loaded from, judged by the layout that builds and containers give. */
enum Origin {
  /** Folders of classes; the part of an archive that a build fills with the application's own. */
  APPLICATION,
  /** The jar that the JVM was started with: the application, and maybe its libraries with it. */
  MAIN_JAR,
  /** Any other jar, and what has no known place. */
  OTHER;

  private static final String[] OWN = {
    "BOOT-INF/classes", "WEB-INF/classes", "/quarkus-app/app/", ".ear/"
  };
  private static final String[] LIBRARIES = {
    "BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/", ".ear/lib/"
  };

  /**
   * @param mainJar the jar of {@code java -jar}, or null
   */
  static Origin of(URL location, @Nullable Path mainJar) {
    // The protocol and the file are plain fields: nothing of the application's handler is called.
    String protocol = location.getProtocol();
    String file = location.getFile();
    if (protocol == null || file == null || protocol.equals("jrt")) {
      return OTHER;
    }
    if (containsAny(file, LIBRARIES)) {
      return OTHER;
    }
    if (containsAny(file, OWN) || protocol.equals("file") && file.endsWith("/")) {
      return APPLICATION;
    }
    return isMainJar(protocol, file, mainJar) ? MAIN_JAR : OTHER;
  }

  private static boolean isMainJar(String protocol, String file, @Nullable Path mainJar) {
    if (mainJar == null || !protocol.equals("file") || !file.endsWith(".jar")) {
      return false;
    }
    try {
      return Path.of(new URI("file:" + file)).equals(mainJar);
    } catch (URISyntaxException | IllegalArgumentException malformed) {
      return file.endsWith("/" + mainJar.getFileName());
    }
  }

  private static boolean containsAny(String text, String[] parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
