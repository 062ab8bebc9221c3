package io.narrows.launcher.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JVM to be started, with nothing of the test's own environment that could be a setting. */
public final class Fork {
  private final Jdk jdk;
  private final List<String> options = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable Path directory;

  private Fork(Jdk jdk) {
    this.jdk = jdk;
  }

  public static Fork of(Jdk jdk) {
    return new Fork(jdk);
  }

  /** The jar under test. */
  public static Path narrowsJar() {
    String path = System.getProperty("narrows.test.jar", "target/narrows.jar");
    return Path.of(path).toAbsolutePath();
  }

  /** With the agent, which sends nothing unless the test says where. */
  public Fork agent(String... settings) {
    return agent(narrowsJar(), settings);
  }

  public Fork agent(Path jar, String... settings) {
    String arguments = String.join(",", settings);
    options.add("-javaagent:" + jar + (arguments.isEmpty() ? "" : "=" + arguments));
    environment.putIfAbsent("OTEL_SDK_DISABLED", "true");
    return this;
  }

  public Fork option(String... added) {
    options.addAll(List.of(added));
    return this;
  }

  public Fork environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Fork in(Path directory) {
    this.directory = directory;
    return this;
  }

  /** What follows the options: the main class or {@code -jar} with its file, and arguments. */
  public Fork main(String... words) {
    program.addAll(List.of(words));
    return this;
  }

  public Fork main(Program compiled) {
    return option("-cp", compiled.classes().toString()).main("app.Main");
  }

  public Run start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java").toString());
    command.addAll(options);
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(Fork::isSetting);
    builder.environment().putAll(environment);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return new Run(builder.start());
  }

  private static boolean isSetting(String variable) {
    return variable.startsWith("NARROWS_")
        || variable.startsWith("OTEL_")
        || variable.endsWith("JAVA_OPTIONS")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }
}
