package io.narrows.facts.inventory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM was started with: {@code java -jar FILE}, or a class on the class or module path.
 *
 * @param name the binary name of the class, or null where it stands in the jar's manifest
 * @param jar the jar of {@code -jar}, or null
 */
record MainClass(@Nullable String name, @Nullable Path jar) {
  static MainClass of(Properties system) {
    String command = system.getProperty("sun.java.command", "");
    String classPath = system.getProperty("java.class.path", "");
    if (classPath.endsWith(".jar")
        && (command.equals(classPath) || command.startsWith(classPath + ' '))) {
      return new MainClass(null, canonical(new File(classPath)));
    }
    int end = command.indexOf(' ');
    String first = end < 0 ? command : command.substring(0, end);
    // A main class of a module: MODULE/CLASS.
    String name = first.substring(first.indexOf('/') + 1);
    return new MainClass(name.isEmpty() ? null : name, null);
  }

  // As the class path's own loader does it: its code source is the canonical file.
  private static Path canonical(File file) {
    try {
      return file.getCanonicalFile().toPath();
    } catch (IOException unreadable) {
      return file.getAbsoluteFile().toPath();
    }
  }

  /** The name of the class, read from the manifest where it stands there; or null. */
  @Nullable String readName() {
    if (name != null || jar == null) {
      return name;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest == null
          ? null
          : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
