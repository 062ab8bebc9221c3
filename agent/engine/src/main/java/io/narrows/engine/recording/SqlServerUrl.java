package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** {@code //host\instance:port;databaseName=name}, and the form of jTDS. */
final class SqlServerUrl {
  private static final String SYSTEM = "microsoft.sql_server";
  private static final int PORT = 1433;

  private SqlServerUrl() {}

  static Database parse(String rest) {
    int end = rest.indexOf(';');
    String server = end < 0 ? rest : rest.substring(0, end);
    String properties = end < 0 ? "" : rest.substring(end);
    String instance = either(properties, "instanceName", "instance");
    int backslash = server.indexOf('\\');
    if (backslash >= 0) {
      String after = server.substring(backslash + 1);
      instance = UrlParts.before(after, ':');
      server = server.substring(0, backslash) + after.substring(instance.length());
    }
    UrlParts parts = UrlParts.of(server);
    String host = parts.host() == null ? either(properties, "serverName", "server") : parts.host();
    int port = parts.port();
    String named = either(properties, "portNumber", "port");
    if (port < 0 && named != null) {
      port = Integer.parseInt(named);
    }
    String name = either(properties, "databaseName", "database");
    return database(host, port, instance, name);
  }

  static Database parseJtds(String rest) {
    int slashes = rest.indexOf("//");
    UrlParts parts = UrlParts.of(slashes < 0 ? rest : rest.substring(slashes));
    if (!rest.startsWith("sqlserver")) {
      return new Database(Database.UNKNOWN.system(), parts.host(), parts.port(), parts.path());
    }
    return database(parts.host(), parts.port(), parts.property("instance"), parts.path());
  }

  private static Database database(
      @Nullable String host, int port, @Nullable String instance, @Nullable String name) {
    String namespace = instance == null ? name : JdbcUrl.qualified(instance, name);
    return new Database(SYSTEM, host, JdbcUrl.explicit(port, PORT), namespace);
  }

  private static @Nullable String either(String properties, String name, String other) {
    String value = UrlParts.property(properties, name);
    return value == null ? UrlParts.property(properties, other) : value;
  }
}
