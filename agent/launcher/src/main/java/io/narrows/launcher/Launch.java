package io.narrows.launcher;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
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
    Path jar = jar();
    if (loader == null) {
      loader = new AgentClassLoader(jar);
    }
    try {
      Class.forName(AGENT, true, loader)
          .getMethod("start", String.class, Instrumentation.class, Path.class, boolean.class)
          .invoke(null, arguments, jvm, jar, attached);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static int command(String[] arguments)
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Path jar = jar();
    return (int)
        Class.forName(COMMANDS, true, new AgentClassLoader(jar))
            .getMethod("run", String[].class, Path.class)
            .invoke(null, arguments, jar);
  }

  private static Path jar() throws URISyntaxException {
    CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("the place of narrows.jar is not known");
    }
    return Path.of(source.getLocation().toURI());
  }
}
