package io.narrows.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what the agent adds to a service: per figure the minimum, median and maximum of the
 * differences and ratios of {@code --pairs} pairs. A run counts only when the receiver of its
 * telemetry counted what was offered.
 */
public final class Compare {
  private final Path agent;
  private final int pairs;
  private final int load;
  private final String java;
  private final List<String> jvmOptions;
  private final Map<String, List<double[]>> figures = new LinkedHashMap<>();
  private int discarded;

  private Compare(Path agent, int pairs, int load, String java, List<String> jvmOptions) {
    this.agent = agent;
    this.pairs = pairs;
    this.load = load;
    this.java = java;
    this.jvmOptions = jvmOptions;
  }

  /** {@code --agent JAR [--pairs 7] [--load 3000] [--java PATH] [-- JVM options]}. */
  public static void main(String[] args) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> jvmOptions = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--")) {
        jvmOptions.addAll(List.of(args).subList(i + 1, args.length));
        break;
      }
      if (i + 1 == args.length
          || !List.of("--agent", "--pairs", "--load", "--java").contains(args[i])) {
        System.err.println(
            "usage: --agent JAR [--pairs N] [--load N] [--java PATH] [-- JVM options]");
        System.exit(2);
      }
      options.put(args[i], args[++i]);
    }
    new Compare(
            existing(options.getOrDefault("--agent", "agent/launcher/target/narrows.jar")),
            Integer.parseInt(options.getOrDefault("--pairs", "7")),
            Integer.parseInt(options.getOrDefault("--load", "3000")),
            options.getOrDefault("--java", System.getProperty("java.home") + "/bin/java"),
            jvmOptions)
        .run();
  }

  private static Path existing(String path) {
    if (!Files.isRegularFile(Path.of(path))) {
      System.err.println("--agent: no such file: " + path);
      System.exit(2);
    }
    return Path.of(path).toAbsolutePath();
  }

  private void run() throws Exception {
    for (int pair = 0; pair < pairs; pair++) {
      System.err.printf("pair %d of %d%n", pair + 1, pairs);
      boolean agentFirst = pair % 2 == 1;
      Map<String, Double> first = agentFirst ? withAgent() : without();
      Map<String, Double> second = agentFirst ? without() : withAgent();
      if (first != null && second != null) {
        keep(agentFirst ? second : first, agentFirst ? first : second);
      }
    }
    print();
  }

  private Map<String, Double> without() throws Exception {
    return Run.measure(command(List.of()), Map.of(), load);
  }

  private Map<String, Double> withAgent() throws Exception {
    try (Receiver receiver = new Receiver()) {
      Map<String, Double> result =
          Run.measure(
              command(List.of("-javaagent:" + agent)),
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  receiver.endpoint(),
                  "OTEL_SERVICE_NAME",
                  "orders"),
              load);
      double requests = result.get("requests offered");
      double queries = result.get("queries offered");
      long counted = receiver.count("http.server.request.duration");
      // Two more: the service creates and fills its table at its start.
      long executed = receiver.count("db.client.operation.duration");
      if (counted != requests || executed < queries || executed > queries + 20) {
        discarded++;
        System.err.printf(
            "discarded: offered %.0f requests and %.0f queries, counted %d and %d%n",
            requests, queries, counted, executed);
        return null;
      }
      return result;
    }
  }

  private List<String> command(List<String> agentOptions) throws IOException {
    List<String> command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.addAll(agentOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path").replace(':', File.pathSeparatorChar));
    command.add("io.narrows.benchmarks.service.OrderService");
    return command;
  }

  private void keep(Map<String, Double> without, Map<String, Double> with) {
    without.forEach(
        (name, value) ->
            figures
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(new double[] {value, with.get(name)}));
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%n%d pairs, %d discarded because the receiver did not count what was offered%n%n",
        figures.isEmpty() ? 0 : figures.values().iterator().next().size(),
        discarded);
    System.out.println(
        "| figure | without | with | added: min / median / max | ratio: min / median / max |");
    System.out.println("|---|--:|--:|--:|--:|");
    figures.forEach(
        (name, rows) -> {
          if (!name.endsWith("offered")) {
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s | %s |%n",
                name,
                spread(rows, 0)[1],
                spread(rows, 1)[1],
                text(spread(rows, 2)),
                text(spread(rows, 3)));
          }
        });
  }

  private static String text(double[] spread) {
    return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", spread[0], spread[1], spread[2]);
  }

  // column 0: without, 1: with, 2: difference, 3: ratio
  private static double[] spread(List<double[]> rows, int column) {
    List<Double> values = new ArrayList<>();
    for (double[] row : rows) {
      values.add(
          switch (column) {
            case 0 -> row[0];
            case 1 -> row[1];
            case 2 -> row[1] - row[0];
            default -> row[1] / row[0];
          });
    }
    Collections.sort(values);
    return new double[] {
      values.get(0), values.get(values.size() / 2), values.get(values.size() - 1)
    };
  }
}
