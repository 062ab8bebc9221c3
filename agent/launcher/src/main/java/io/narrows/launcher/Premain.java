package io.narrows.launcher;

import java.lang.instrument.Instrumentation;

/**
 * Where the JVM enters. Compiled for Java 8, so that a JVM which is too old says one clear line and
 * goes on to the application.
 */
public final class Premain {
  static final int OLDEST = 17;

  private Premain() {}

  /** Called for {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation jvm) {
    start(arguments, jvm, false);
  }

  /** Called when the agent is attached to a running JVM. */
  public static void agentmain(String arguments, Instrumentation jvm) {
    start(arguments, jvm, true);
  }

  // One of the three borders where Throwable is caught: whatever happens, the application runs.
  private static void start(String arguments, Instrumentation jvm, boolean attached) {
    try {
      String refusal = refusal();
      if (refusal == null) {
        Launch.start(arguments, jvm, attached);
      } else {
        say(refusal);
      }
    } catch (Throwable error) {
      say("not started, because of " + describe(error));
    }
  }

  /** Why this JVM cannot be watched, or null. */
  static String refusal() {
    int version = feature(System.getProperty("java.specification.version", ""));
    if (version < OLDEST) {
      return "not started: it needs Java " + OLDEST + " or newer, and this is Java " + version;
    }
    String vm = System.getProperty("java.vm.name", "");
    if (vm.contains("OpenJ9") || System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return "not started: it needs a HotSpot JVM, and this is " + vm;
    }
    return null;
  }

  /** The 8 of "1.8" and the 17 of "17"; 0 of anything else. */
  static int feature(String specification) {
    String text = specification.startsWith("1.") ? specification.substring(2) : specification;
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private static String describe(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    StackTraceElement[] frames = root.getStackTrace();
    return frames.length == 0 ? root.toString() : root + " at " + frames[0];
  }

  private static void say(String line) {
    System.err.println("narrows: " + line + "; the application runs without it");
  }
}
