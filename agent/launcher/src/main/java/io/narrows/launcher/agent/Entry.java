package io.narrows.launcher.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher calls, by this name. It names no bootstrap type: these are defined first, and
 * only then is anything loaded that could link to them.
 */
public final class Entry {
  private Entry() {}

  /** With the JVM's own start. */
  public static void start(@Nullable String arguments, Instrumentation jvm)
      throws IOException, URISyntaxException {
    start(arguments, jvm, false);
  }

  /** Into a JVM that was running already. */
  public static void attach(@Nullable String arguments, Instrumentation jvm)
      throws IOException, URISyntaxException {
    start(arguments, jvm, true);
  }

  private static void start(@Nullable String arguments, Instrumentation jvm, boolean attached)
      throws IOException, URISyntaxException {
    URL source = Entry.class.getProtectionDomain().getCodeSource().getLocation();
    Path jar = Path.of(source.toURI());
    BootTypes.define(jvm, jar);
    Agent.start(arguments, jvm, jar, attached);
  }
}
