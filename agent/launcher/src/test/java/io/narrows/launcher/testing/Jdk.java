package io.narrows.launcher.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JDK of this machine. */
public record Jdk(Path home, int feature) {
  private static final String LIST = "NARROWS_TEST_JDKS";

  /**
   * One of each version from 17 on: the one that runs the tests, those of {@code NARROWS_TEST_JDKS}
   * (homes with a path separator between them), and those of {@code /usr/lib/jvm}.
   */
  public static List<Jdk> all() throws IOException {
    Map<Integer, Jdk> found = new TreeMap<>();
    for (Path home : homes()) {
      Jdk jdk = at(home);
      if (jdk != null && jdk.feature >= 17) {
        found.putIfAbsent(jdk.feature, jdk);
      }
    }
    return new ArrayList<>(found.values());
  }

  /** The JDKs from a version on. */
  public static List<Jdk> from(int feature) throws IOException {
    return all().stream().filter(jdk -> jdk.feature >= feature).toList();
  }

  /** Those of version 25 and newer, whose AOT cache holds more than class data. */
  public static List<Jdk> withAotCache() throws IOException {
    return from(25);
  }

  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    String list = System.getenv(LIST);
    if (list != null) {
      for (String home : list.split(File.pathSeparator)) {
        homes.add(Path.of(home));
      }
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> children = Files.list(usual)) {
        children.sorted().forEach(homes::add);
      }
    }
    return homes;
  }

  private static @Nullable Jdk at(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return null;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return new Jdk(home.toRealPath(), Integer.parseInt(version.split("[.+-]")[0]));
  }
}
