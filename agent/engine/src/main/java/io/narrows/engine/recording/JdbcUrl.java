package io.narrows.engine.recording;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JDBC URL and keeps no credentials of it. Where a URL names several servers the first one
 * stands for them: which one was reached is the driver's knowledge.
 */
final class JdbcUrl {
  // Prefixes of drivers that wrap another one, and go on with its URL.
  private static final String[] WRAPPERS = {
    "p6spy:", "otel:", "log4jdbc:", "tracing:", "opentracing:", "datasource-proxy:", "aws-wrapper:"
  };
  private static final int COCKROACH_PORT = 26257;

  // Systems whose URL is //host:port/name, by the first word of the URL.
  private static final Map<String, System> PLAIN =
      Map.ofEntries(
          Map.entry("redshift", new System("aws.redshift", 5439)),
          Map.entry("cockroachdb", new System("cockroachdb", COCKROACH_PORT)),
          Map.entry("trino", new System("trino", 8080)),
          Map.entry("sap", new System("sap.hana", 30015)),
          Map.entry("sapdb", new System("sap.maxdb", 7210)),
          Map.entry("informix-sqli", new System("ibm.informix", 9088)),
          Map.entry("firebirdsql", new System("firebirdsql", 3050)),
          Map.entry("firebird", new System("firebirdsql", 3050)),
          Map.entry("hive2", new System("hive", 10000)),
          Map.entry("teradata", new System("teradata", 1025)),
          Map.entry("netezza", new System("ibm.netezza", 5480)),
          Map.entry("cassandra", new System("cassandra", 9042)),
          Map.entry("neo4j", new System("neo4j", 7687)),
          Map.entry("as400", new System("ibm.db2", 446)));

  private JdbcUrl() {}

  /** The database of this URL; {@link Database#UNKNOWN} where it cannot be read. */
  static Database parse(@Nullable String url) {
    if (url == null || !url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      return Database.UNKNOWN;
    }
    try {
      return parseUnprefixed(unwrapped(url.substring(5)));
    } catch (RuntimeException malformed) {
      return Database.UNKNOWN;
    }
  }

  private static String unwrapped(String url) {
    for (String wrapper : WRAPPERS) {
      if (url.regionMatches(true, 0, wrapper, 0, wrapper.length())) {
        return unwrapped(url.substring(wrapper.length()));
      }
    }
    return url.startsWith("jdbc:") ? unwrapped(url.substring(5)) : url;
  }

  private static Database parseUnprefixed(String url) {
    int colon = url.indexOf(':');
    if (colon < 0) {
      return Database.UNKNOWN;
    }
    String word = url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    switch (word) {
      case "postgresql", "pgsql":
        return postgresql(rest);
      case "mysql", "mysqlx":
        return server("mysql", 3306, afterMode(rest));
      case "mysql+srv", "mysqlx+srv":
        return server("mysql", -1, rest);
      case "mariadb":
        return server("mariadb", 3306, afterMode(rest));
      case "sqlserver":
        return SqlServerUrl.parse(rest);
      case "jtds":
        return SqlServerUrl.parseJtds(rest);
      case "oracle":
        return OracleUrl.parse(rest);
      case "db2":
        return db2(rest);
      case "clickhouse", "ch":
        return clickhouse(rest);
      case "tc":
        return testcontainer(rest);
      case "h2", "hsqldb", "derby", "sqlite":
        return EmbeddedUrl.parse(word, rest);
      default:
        System plain = PLAIN.get(word);
        return plain == null
            ? server(Database.UNKNOWN.system(), -1, rest)
            : server(plain.name, plain.port, rest);
    }
  }

  private static Database postgresql(String rest) {
    UrlParts parts = UrlParts.of(rest);
    String host = parts.host();
    if (!rest.startsWith("//") || rest.startsWith("///")) {
      host = "localhost";
    }
    String schemas = parts.property("currentSchema");
    String schema = schemas == null ? null : UrlParts.before(schemas, ',');
    boolean cockroach = parts.port() == COCKROACH_PORT;
    return new Database(
        cockroach ? "cockroachdb" : "postgresql",
        host,
        explicit(parts.port(), cockroach ? COCKROACH_PORT : 5432),
        qualified(parts.path(), schema));
  }

  /** {@code replication://...} and its kind. */
  private static String afterMode(String rest) {
    int slashes = rest.indexOf("//");
    return slashes > 0 ? rest.substring(slashes) : rest;
  }

  private static Database server(String system, int defaultPort, String rest) {
    UrlParts parts = UrlParts.of(rest);
    if (parts.host() == null && !rest.startsWith("//")) {
      return new Database(system, null, -1, null);
    }
    return new Database(system, parts.host(), explicit(parts.port(), defaultPort), parts.path());
  }

  private static Database db2(String rest) {
    if (!rest.startsWith("//")) {
      return new Database("ibm.db2", null, -1, UrlParts.before(rest, ':'));
    }
    UrlParts parts = UrlParts.of(rest);
    String path = parts.path();
    String name = path == null ? null : UrlParts.before(path, ':');
    int properties = rest.indexOf(':', rest.indexOf('/', 2) + 1);
    String schema =
        properties < 0 ? null : UrlParts.property(rest.substring(properties), "currentSchema");
    return new Database(
        "ibm.db2", parts.host(), explicit(parts.port(), 50000), qualified(name, schema));
  }

  private static Database clickhouse(String rest) {
    String protocol = rest.startsWith("//") ? "http" : UrlParts.before(rest, ':');
    int defaultPort =
        switch (protocol) {
          case "https" -> 8443;
          case "grpc" -> 9100;
          case "tcp" -> 9000;
          default -> 8123;
        };
    UrlParts parts = UrlParts.of(afterMode(rest));
    String name = parts.path() == null ? parts.property("database") : parts.path();
    return new Database("clickhouse", parts.host(), explicit(parts.port(), defaultPort), name);
  }

  /** {@code postgresql:15:///shop}: the server is made for the test, its address is not in here. */
  private static Database testcontainer(String rest) {
    Database inner = parseUnprefixed(UrlParts.before(UrlParts.before(rest, ':'), '/') + "://x");
    String path = UrlParts.of(afterMode(rest)).path();
    return new Database(inner.system(), null, -1, path);
  }

  static int explicit(int port, int defaultPort) {
    return port == defaultPort ? -1 : port;
  }

  static @Nullable String qualified(@Nullable String name, @Nullable String schema) {
    if (schema == null || schema.isEmpty()) {
      return name;
    }
    return name == null ? schema : name + "|" + schema;
  }

  private record System(String name, int port) {}
}
