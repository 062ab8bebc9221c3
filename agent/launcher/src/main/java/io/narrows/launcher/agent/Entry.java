package io.narrows.launcher.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher calls, by this name. It names no bootstrap type: these are defined first, and
 * only then is anything loaded that could link to them.
 */
public final class Entry {
  private Entry() {}

  /**
   * @param attached whether the JVM was running already
   */
  public static void start(
      @Nullable String arguments, Instrumentation jvm, Path jar, boolean attached)
      throws IOException {
    BootTypes.define(jvm, jar);
    Agent.start(arguments, jvm, jar, attached);
  }
}
