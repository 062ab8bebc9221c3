package io.narrows.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of this agent, as the build wrote it beside the classes. */
public final class Version {
  private Version() {}

  /** For example "0.1.0"; "unpacked" when the classes were not taken from narrows.jar. */
  public static String current() {
    try (InputStream in = Version.class.getClassLoader().getResourceAsStream("narrows.version")) {
      return in == null
          ? "unpacked"
          : new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
