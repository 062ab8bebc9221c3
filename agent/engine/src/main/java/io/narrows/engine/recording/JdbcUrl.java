package io.narrows.engine.recording;

/** Reads a JDBC URL without keeping its credentials. */
final class JdbcUrl {
  private JdbcUrl() {}

  static Database parse(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return new Database("h2database", null, -1, null);
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return new Database("postgresql", null, -1, null);
    }
    return Database.UNKNOWN;
  }
}
