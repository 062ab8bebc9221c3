package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * {@code thin:user/password@} followed by {@code host:port:sid}, {@code //host:port/service},
 * {@code (DESCRIPTION=...)} or an alias of {@code tnsnames.ora}.
 */
final class OracleUrl {
  private static final String SYSTEM = "oracle.db";
  private static final int PORT = 1521;

  private OracleUrl() {}

  static Database parse(String rest) {
    String target = target(rest);
    if (target.startsWith("(")) {
      return description(target);
    }
    String address = UrlParts.before(target, '?');
    int slashes = address.indexOf("//");
    if (slashes >= 0) {
      return easyConnect(address.substring(slashes));
    }
    return address.indexOf('/') >= 0 ? easyConnect("//" + address) : sidOrAlias(address);
  }

  /** What stands behind the credentials; the @ of a password is not the last one. */
  private static String target(String rest) {
    int description = rest.indexOf("@(");
    if (description >= 0) {
      return rest.substring(description + 1);
    }
    String unparameterised = UrlParts.before(rest, '?');
    return rest.substring(unparameterised.lastIndexOf('@') + 1);
  }

  private static Database description(String text) {
    String host = UrlParts.property(text, "HOST");
    String port = UrlParts.property(text, "PORT");
    String service = UrlParts.property(text, "SERVICE_NAME");
    String name = service == null ? UrlParts.property(text, "SID") : service;
    return database(host, port == null ? -1 : Integer.parseInt(port.strip()), name);
  }

  /** The service may be followed by the kind of server and the instance. */
  private static Database easyConnect(String address) {
    UrlParts parts = UrlParts.of(address);
    String path = parts.path();
    String service = path == null ? null : path.substring(0, UrlParts.firstOf(path, ":/"));
    return database(parts.host(), parts.port(), service);
  }

  private static Database sidOrAlias(String address) {
    int sid = address.lastIndexOf(':');
    int port = sid < 0 ? -1 : address.lastIndexOf(':', sid - 1);
    if (port < 0) {
      // host:port alone, or an alias that only tnsnames.ora explains.
      UrlParts server = UrlParts.server(address);
      return sid < 0
          ? database(null, -1, address.isEmpty() ? null : address)
          : database(server.host(), server.port(), null);
    }
    UrlParts server = UrlParts.server(address.substring(0, sid));
    return database(server.host(), server.port(), address.substring(sid + 1));
  }

  private static Database database(@Nullable String host, int port, @Nullable String name) {
    return new Database(SYSTEM, host, JdbcUrl.explicit(port, PORT), name);
  }
}
