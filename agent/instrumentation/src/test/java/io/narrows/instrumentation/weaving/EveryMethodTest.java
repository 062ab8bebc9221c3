package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM's own verifier looks at whole libraries, each method of which is woven. */
class EveryMethodTest {
  @Test
  void compilerOfTheJdk_verifies() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");

    assertThat(verified(modules.resolve("jdk.compiler"))).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log-old", "log-new", "tomcat-9", "jetty-12.1"})
  void library_ofAnyAge_verifies(String folder) throws IOException {
    File[] jars = new File("target/libs", folder).listFiles();
    assertThat(jars).isNotEmpty();
    int verified = 0;
    for (File jar : jars) {
      try (FileSystem files = FileSystems.newFileSystem(jar.toPath())) {
        verified += verified(files.getPath("/"));
      }
    }
    assertThat(verified).isGreaterThan(400);
  }

  /** How many classes are good; those that miss an optional library cannot be looked at. */
  private static int verified(Path root) throws IOException {
    Woven loader = new Woven(classes(root));
    List<String> refused = new ArrayList<>();
    int verified = 0;
    for (String name : loader.classes.keySet()) {
      try {
        // The question links the class, and linking verifies it.
        loader.loadClass(name).getDeclaredMethods();
        verified++;
      } catch (VerifyError | ClassFormatError error) {
        refused.add(error.toString());
      } catch (ClassNotFoundException | LinkageError missing) {
        // an optional library
      }
    }
    assertThat(refused).isEmpty();
    return verified;
  }

  private static Map<String, byte[]> classes(Path root) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(EveryMethodTest::isClass).toList()) {
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        classes.put(name, Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static boolean isClass(Path file) {
    String path = file.toString();
    return path.endsWith(".class") && !path.contains("META-INF") && !path.endsWith("-info.class");
  }

  private static final class Woven extends ClassLoader {
    private final Map<String, byte[]> classes;

    Woven(Map<String, byte[]> classes) {
      super(ClassLoader.getPlatformClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.narrows.")) {
        return EveryMethodTest.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null || !classes.containsKey(name)) {
          return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
        byte[] woven = EveryMethod.weave(classes.get(name));
        return defineClass(name, woven, 0, woven.length);
      }
    }
  }
}
