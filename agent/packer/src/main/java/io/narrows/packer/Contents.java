package io.narrows.packer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a list of jars and folders holds, as a JVM of version {@link #RELEASE} would see it. */
final class Contents {
  /** Of a multi-release jar the newest variant up to this one is taken. */
  static final int RELEASE = 17;

  private static final String VERSIONS = "META-INF/versions/";
  private static final String SERVICES = "META-INF/services/";

  private final Map<String, byte[]> classes = new TreeMap<>();
  private final Map<String, byte[]> resources = new TreeMap<>();
  private final Map<String, List<String>> services = new TreeMap<>();

  static Contents of(List<Path> paths) throws IOException {
    Contents contents = new Contents();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        contents.add(path);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
          contents.add(jar.getPath("/"));
        }
      }
    }
    return contents;
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  Map<String, byte[]> resources() {
    return resources;
  }

  /** Providers by the binary name of their service. */
  Map<String, List<String>> services() {
    return services;
  }

  private void add(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile)
          .forEach(
              file -> files.put(root.relativize(file).toString().replace('\\', '/'), read(file)));
    }
    for (Map.Entry<String, byte[]> file : asSeenByRelease(files).entrySet()) {
      add(file.getKey(), file.getValue());
    }
  }

  static Map<String, byte[]> asSeenByRelease(Map<String, byte[]> files) {
    Map<String, byte[]> seen = new TreeMap<>();
    Map<String, Integer> versions = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String path = file.getKey();
      int version = 0;
      if (path.startsWith(VERSIONS)) {
        int slash = path.indexOf('/', VERSIONS.length());
        version = Integer.parseInt(path.substring(VERSIONS.length(), slash));
        path = path.substring(slash + 1);
      }
      if (version <= RELEASE && versions.getOrDefault(path, -1) < version) {
        versions.put(path, version);
        seen.put(path, file.getValue());
      }
    }
    return seen;
  }

  private void add(String path, byte[] bytes) {
    if (path.equals("module-info.class") || path.equals("META-INF/MANIFEST.MF")) {
      return;
    }
    if (path.startsWith(SERVICES)) {
      services
          .computeIfAbsent(path.substring(SERVICES.length()), name -> new ArrayList<>())
          .addAll(providers(bytes));
    } else if (path.endsWith(".class")) {
      String name = path.substring(0, path.length() - ".class".length());
      if (classes.put(name, bytes) != null) {
        throw new IllegalStateException("two libraries have the class " + name);
      }
    } else {
      resources.putIfAbsent(path, bytes);
    }
  }

  private static List<String> providers(byte[] bytes) {
    List<String> providers = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      int comment = line.indexOf('#');
      String name = (comment < 0 ? line : line.substring(0, comment)).trim();
      if (!name.isEmpty()) {
        providers.add(name);
      }
    }
    return providers;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
