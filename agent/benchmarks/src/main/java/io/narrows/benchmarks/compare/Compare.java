package io.narrows.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints what each agent adds to a service, over {@code --pairs} rounds of fresh JVMs: one without
 * an agent and one with each, in another order each round. A run counts only when the receiver of
 * its telemetry counted what was offered.
 */
public final class Compare {
  private static final String USAGE =
      "usage: --agent JAR [--agent JAR ...] [--pairs N] [--load N] [--warmup N] [--java PATH]"
          + " [-- JVM options]";

  private final List<Path> agents;
  private final Map<String, String> options;
  private final List<String> jvmOptions;
  private final Load load;
  private final Map<Path, Table> tables = new LinkedHashMap<>();

  private Compare(List<Path> agents, Map<String, String> options, List<String> jvmOptions) {
    this.agents = agents;
    this.options = options;
    this.jvmOptions = jvmOptions;
    load = new Load(number("--warmup", "20000"), number("--load", "10000"));
    for (Path agent : agents) {
      tables.put(agent, new Table());
    }
  }

  /** See {@link #USAGE}. */
  public static void main(String[] args) throws Exception {
    List<Path> agents = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    List<String> jvmOptions = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--")) {
        jvmOptions.addAll(List.of(args).subList(i + 1, args.length));
        break;
      }
      if (i + 1 == args.length
          || !List.of("--agent", "--pairs", "--load", "--warmup", "--java").contains(args[i])) {
        System.err.println(USAGE);
        System.exit(2);
      }
      if (args[i].equals("--agent")) {
        agents.add(existing(args[++i]));
      } else {
        options.put(args[i], args[++i]);
      }
    }
    if (agents.isEmpty()) {
      agents.add(existing("agent/launcher/target/narrows.jar"));
    }
    new Compare(agents, options, jvmOptions).run();
  }

  private static Path existing(String path) {
    if (!Files.isRegularFile(Path.of(path))) {
      System.err.println("--agent: no such file: " + path);
      System.exit(2);
    }
    return Path.of(path).toAbsolutePath();
  }

  private int number(String option, String otherwise) {
    return Integer.parseInt(options.getOrDefault(option, otherwise));
  }

  private void run() throws Exception {
    int rounds = number("--pairs", "7");
    List<@Nullable Path> order = new ArrayList<>(agents);
    order.add(0, null);
    for (int round = 0; round < rounds; round++) {
      System.err.printf("round %d of %d%n", round + 1, rounds);
      Map<@Nullable Path, Map<String, Double>> results = new LinkedHashMap<>();
      for (Path agent : order) {
        results.put(agent, agent == null ? without() : with(agent));
      }
      for (Path agent : agents) {
        tables.get(agent).add(results.get(null), results.get(agent));
      }
      order.add(order.remove(0));
    }
    tables.forEach(
        (agent, table) -> {
          System.out.printf(Locale.ROOT, "%n%s, %.1f MB%n", agent.getFileName(), megabytes(agent));
          table.print();
        });
  }

  private static double megabytes(Path file) {
    return file.toFile().length() / 1e6;
  }

  private Map<String, Double> without() throws Exception {
    return Run.measure(command(List.of()), Map.of(), load);
  }

  private @Nullable Map<String, Double> with(Path agent) throws Exception {
    try (Receiver receiver = new Receiver()) {
      Map<String, Double> result =
          Run.measure(
              command(List.of("-javaagent:" + agent)),
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  receiver.endpoint(),
                  "OTEL_EXPORTER_OTLP_PROTOCOL",
                  "http/protobuf",
                  // The OpenTelemetry agent counts queries by their stable name only then.
                  "OTEL_SEMCONV_STABILITY_OPT_IN",
                  "database",
                  "OTEL_SERVICE_NAME",
                  "orders"),
              load);
      return isWhole(result, receiver) ? result : null;
    }
  }

  private static boolean isWhole(Map<String, Double> result, Receiver receiver) {
    double requests = result.get("requests offered");
    double queries = result.get("queries offered");
    long counted = receiver.count("http.server.request.duration");
    // Two more: the service creates and fills its table at its start; some agents count Hikari's.
    long executed = receiver.count("db.client.operation.duration");
    boolean whole = counted == requests && executed >= queries && executed <= queries + 20;
    if (!whole) {
      System.err.printf(
          "discarded: offered %.0f requests and %.0f queries, counted %d and %d%n",
          requests, queries, counted, executed);
    }
    result.put("spans received per request", receiver.spans() / requests);
    return whole;
  }

  private List<String> command(List<String> agentOptions) throws IOException {
    String java = options.getOrDefault("--java", System.getProperty("java.home") + "/bin/java");
    List<String> command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.addAll(agentOptions);
    command.add("-cp");
    command.add(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(Compare::isOfTheService)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("io.narrows.benchmarks.service.OrderService");
    return command;
  }

  /** The benchmark has agents and SDKs on its class path, which no service has. */
  private static boolean isOfTheService(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return Files.isDirectory(Path.of(entry))
        || name.matches("(jetty|jakarta|HikariCP|h2|slf4j)[-.].*");
  }
}
