package io.narrows.facts.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The three places where settings are given, the one that wins first. */
final class Sources {
  private static final String OTEL_PREFIX = "otel.";

  private final List<Given> given = new ArrayList<>();
  private final Map<String, String> otelArguments = new LinkedHashMap<>();
  private final Properties properties;
  private final Map<String, String> environment;

  private Sources(Properties properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  static Sources of(
      @Nullable String arguments,
      Properties properties,
      Map<String, String> environment,
      List<String> problems) {
    Sources sources = new Sources(properties, environment);
    sources.readArguments(arguments == null ? "" : arguments, problems);
    sources.readProperties();
    sources.readEnvironment();
    return sources;
  }

  List<Given> given() {
    return given;
  }

  Map<String, String> otelArguments() {
    return otelArguments;
  }

  @Nullable String otel(String name) {
    String value = otelArguments.get(name);
    if (value == null) {
      value = properties.getProperty(name);
    }
    if (value == null) {
      value = environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }
    return value == null || value.trim().isEmpty() ? null : value.trim();
  }

  private void readArguments(String arguments, List<String> problems) {
    int start = 0;
    for (int i = 0; i <= arguments.length(); i++) {
      if (i == arguments.length() || arguments.charAt(i) == ',') {
        String argument = arguments.substring(start, i).trim();
        start = i + 1;
        if (!argument.isEmpty()) {
          readArgument(argument, problems);
        }
      }
    }
  }

  private void readArgument(String argument, List<String> problems) {
    int equals = argument.indexOf('=');
    if (equals <= 0) {
      problems.add(Problem.notAPair(argument));
      return;
    }
    String name = argument.substring(0, equals).trim();
    String value = argument.substring(equals + 1);
    if (name.startsWith(OTEL_PREFIX)) {
      otelArguments.put(name, value);
      return;
    }
    boolean prefixed = name.startsWith(Setting.PREFIX);
    given.add(new Given(prefixed ? name.substring(Setting.PREFIX.length()) : name, value, name));
  }

  private void readProperties() {
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (name.startsWith(Setting.PREFIX)) {
        String value = properties.getProperty(name);
        given.add(new Given(name.substring(Setting.PREFIX.length()), value, name));
      }
    }
  }

  private void readEnvironment() {
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(Setting.ENVIRONMENT_PREFIX) && !isOfKubernetes(variable)) {
        String name = variable.substring(Setting.ENVIRONMENT_PREFIX.length());
        String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
        given.add(new Given(withDashes(dotted), environment.get(variable), variable));
      }
    }
  }

  /** Inside the NAME of instrumentation.NAME.enabled an underscore of a variable is a dash. */
  private static String withDashes(String dotted) {
    int end = dotted.length() - ".enabled".length();
    int start = "instrumentation.".length();
    if (!dotted.startsWith("instrumentation.") || !dotted.endsWith(".enabled") || end <= start) {
      return dotted;
    }
    String name = dotted.substring(start, end).replace('.', '-');
    return dotted.substring(0, start) + name + dotted.substring(end);
  }

  /** A Kubernetes service called "narrows" puts its address into the environment of its pods. */
  private static boolean isOfKubernetes(String variable) {
    return variable.startsWith("NARROWS_SERVICE_")
        || variable.equals("NARROWS_PORT")
        || variable.startsWith("NARROWS_PORT_");
  }
}
