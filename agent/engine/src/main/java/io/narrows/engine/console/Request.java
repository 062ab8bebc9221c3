package io.narrows.engine.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request.
 *
 * @param host as the Host header has it, without a port; empty without one
 */
record Request(String method, String path, String host) {
  /** Reads a head; null when it is none. */
  static @Nullable Request of(String head) {
    String[] lines = head.split("\r?\n");
    if (lines.length == 0) {
      return null;
    }
    String[] words = lines[0].split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      return null;
    }
    String host = "";
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
        host = line.substring("host:".length()).trim();
      }
    }
    return new Request(words[0], words[1].split("\\?", 2)[0], withoutPort(host));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') && colon > 0 ? host.substring(0, colon) : host;
  }

  boolean isForThisMachine() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }
}
