package io.narrows.launcher;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Finds the jar, makes the agent's loader, and calls the one class in it that takes over. */
final class Launch {
  private static final String AGENT = "io.narrows.launcher.agent.Entry";
  private static final String COMMANDS = "io.narrows.engine.cli.CommandLine";

  // Kept for a later attach: the types of a second loader would not be those that woven code names.
  private static @Nullable AgentClassLoader loader;

  private Launch() {}

  static synchronized void start(@Nullable String arguments, Instrumentation jvm, boolean attached)
      throws Throwable {
    if (loader == null) {
      loader = new AgentClassLoader(jar());
    }
    try {
      // The shape of premain: the JVM has made the code that invokes it already. Another shape
      // costs 40 ms on JDK 25.
      Class.forName(AGENT, true, loader)
          .getMethod(attached ? "attach" : "start", String.class, Instrumentation.class)
          .invoke(null, arguments, jvm);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static int command(String[] arguments)
      throws IOException, URISyntaxException, ReflectiveOperationException {
    return (int)
        Class.forName(COMMANDS, true, new AgentClassLoader(jar()))
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
  }

  private static CodeSource jar() {
    CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("the place of narrows.jar is not known");
    }
    return source;
  }
}
