package io.narrows.engine.recording;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H2, HSQLDB, Derby and SQLite: in memory, in a file, or, all but the last, on a server. */
final class EmbeddedUrl {
  private static final Set<String> REMOTE =
      Set.of("tcp", "ssl", "hsql", "hsqls", "http", "https", "net");
  private static final Set<String> LOCAL =
      Set.of("mem", "memory", "file", "nio", "nioMapped", "async", "res", "split", "zip", "jar");
  private static final Set<String> OTHER_LOCAL = Set.of("directory", "classpath");

  private EmbeddedUrl() {}

  static Database parse(String word, String rest) {
    return switch (word) {
      case "h2" -> parse("h2database", 9092, rest);
      case "hsqldb" -> parse("hsqldb", 9001, rest);
      case "derby" -> parse("derby", 1527, rest);
      default -> new Database("sqlite", null, -1, sqliteName(rest));
    };
  }

  private static @Nullable String sqliteName(String rest) {
    String path = rest.substring(0, UrlParts.firstOf(rest, "?"));
    return path.startsWith(":") ? null : lastSegment(path);
  }

  private static Database parse(String system, int defaultPort, String rest) {
    String main = rest.substring(0, UrlParts.firstOf(rest, ";?"));
    String schema = UrlParts.property(rest.substring(main.length()), "SCHEMA");
    int colon = main.indexOf(':');
    String word = colon < 0 ? "" : main.substring(0, colon);
    if (main.startsWith("//") || REMOTE.contains(word)) {
      UrlParts parts = UrlParts.of(REMOTE.contains(word) ? main.substring(colon + 1) : main);
      String path = parts.path();
      String name =
          path == null ? null : lastSegment(path.startsWith("mem:") ? memory(path) : path);
      int port = JdbcUrl.explicit(parts.port(), defaultPort);
      return new Database(system, parts.host(), port, JdbcUrl.qualified(name, schema));
    }
    String path = LOCAL.contains(word) || OTHER_LOCAL.contains(word) ? memory(main) : main;
    return new Database(system, null, -1, JdbcUrl.qualified(lastSegment(path), schema));
  }

  private static String memory(String path) {
    return path.substring(path.indexOf(':') + 1);
  }

  /** The name of a file, without the folders that only say how somebody's disk is laid out. */
  private static @Nullable String lastSegment(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String name = path.substring(slash + 1);
    return name.isEmpty() ? null : name;
  }
}
