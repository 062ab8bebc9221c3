package io.narrows.engine.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL of the form {@code //user:password@host:port,host:port/path?name=value;name=value}, with
 * the ways that drivers have of writing a server: {@code [::1]:5432}, {@code
 * address=(host=a)(port=1)}, {@code (host=a,port=1)}, {@code [(host=a),(host=b)]}.
 *
 * @param host the first server, or null
 * @param port its port, or -1
 * @param path what stands after the servers, decoded, or null
 * @param properties the text after the path, as it is
 */
record UrlParts(@Nullable String host, int port, @Nullable String path, String properties) {
  private static final UrlParts NOTHING = new UrlParts(null, -1, null, "");

  static UrlParts of(String url) {
    int end = firstOf(url, "?;#");
    String main = url.substring(0, end);
    String properties = url.substring(end);
    if (!main.startsWith("//")) {
      return new UrlParts(null, -1, decoded(withoutSlash(main)), properties);
    }
    // The last @, wherever it is: a password with a slash in it must not be taken for a server.
    String servers = main.substring(Math.max(main.lastIndexOf('@') + 1, 2));
    int slash = servers.indexOf('/');
    String path = slash < 0 ? null : decoded(servers.substring(slash + 1));
    UrlParts server = server(slash < 0 ? servers : servers.substring(0, slash));
    return new UrlParts(server.host, server.port, path, properties);
  }

  /** The first server of a list; none where it is not written as servers are. */
  static UrlParts server(String list) {
    String text = list.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("address=") || text.startsWith("(")) {
      String host = property(text, "host");
      return host == null ? NOTHING : server(host, property(text, "port"));
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      String inside = text.substring(1, close < 0 ? text.length() : close);
      if (!isAddress(inside)) {
        return server(inside);
      }
      String after = close < 0 ? "" : before(text.substring(close + 1), ',');
      return server(inside, after.startsWith(":") ? after.substring(1) : null);
    }
    String first = before(text, ',');
    int colon = first.lastIndexOf(':');
    return colon < 0 || isAddress(first)
        ? server(first, null)
        : server(first.substring(0, colon), first.substring(colon + 1));
  }

  private static UrlParts server(String host, @Nullable String port) {
    if (host.isEmpty()) {
      return NOTHING;
    }
    if (port == null || port.isEmpty()) {
      return new UrlParts(host, -1, null, "");
    }
    // What is not a number is no port, and what stands before it may be no server.
    for (int i = 0; i < port.length(); i++) {
      if (!Character.isDigit(port.charAt(i))) {
        return NOTHING;
      }
    }
    return new UrlParts(host, Integer.parseInt(port), null, "");
  }

  /** An IPv6 address has two colons at least. */
  private static boolean isAddress(String text) {
    int colon = text.indexOf(':');
    return colon >= 0 && text.indexOf(':', colon + 1) >= 0 && text.indexOf(',') < 0;
  }

  /** The value of a property, in any letter case, or null. */
  @Nullable String property(String name) {
    return property(properties, name);
  }

  /** The value of {@code name=value} between any of the separators that URLs have, or null. */
  static @Nullable String property(String text, String name) {
    for (int at = indexOf(text, name, 0); at >= 0; at = indexOf(text, name, at + 1)) {
      int equals = at + name.length();
      boolean begins = at == 0 || "?;&:,( ".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && equals < text.length() && text.charAt(equals) == '=') {
        String value = text.substring(equals + 1);
        if (value.startsWith("{")) {
          return before(value.substring(1), '}');
        }
        return decoded(value.substring(0, firstOf(value, "?;&),")));
      }
    }
    return null;
  }

  private static int indexOf(String text, String name, int from) {
    for (int i = from; i + name.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, name, 0, name.length())) {
        return i;
      }
    }
    return -1;
  }

  static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  static int firstOf(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String withoutSlash(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static @Nullable String decoded(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
