package io.narrows.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The series that there are, with their labels, as Prometheus names them. */
final class Known {
  private static final Path EMITTED = Path.of("../dashboards/emitted-metrics.txt");
  private static final Path OTHERS = Path.of("../dashboards/other-series.txt");
  private static final Path UNUSED = Path.of("../dashboards/unused-metrics.txt");

  /** Series of each metric of the agent. */
  final Map<String, List<String>> emitted = new TreeMap<>();

  /** Labels of each series. */
  final Map<String, Set<String>> labels = new TreeMap<>();

  /** Metrics that nothing here reads, with what they are for. */
  final Map<String, String> unused = new TreeMap<>();

  Known() throws IOException {
    for (String[] words : lines(EMITTED)) {
      emitted(words[0], words[1], words[2], words.length > 3 ? words[3] : "");
    }
    for (String[] words : lines(OTHERS)) {
      labels.put(words[0], new TreeSet<>(List.of(words[1].split(","))));
    }
    for (String[] words : lines(UNUSED)) {
      unused.put(words[0], String.join(" ", words).substring(words[0].length()));
    }
  }

  private void emitted(String metric, String unit, String type, String attributes) {
    Set<String> all = new TreeSet<>(List.of("service_name", "job", "instance"));
    all.add("otel_metric_overflow");
    for (String attribute : attributes.split(",")) {
      all.add(attribute.replace('.', '_'));
    }
    List<String> names = new ArrayList<>();
    for (String name : prometheusNames(metric, unit, type)) {
      names.add(name);
      Set<String> own = new TreeSet<>(all);
      if (name.endsWith("_bucket")) {
        own.add("le");
      }
      labels.put(name, own);
    }
    emitted.put(metric, names);
  }

  /** By the rules of Prometheus' translation with suffixes, its default. */
  static List<String> prometheusNames(String metric, String unit, String type) {
    String name = metric.replace('.', '_');
    String suffix =
        switch (unit) {
          case "s" -> "_seconds";
          case "By" -> "_bytes";
          case "1" -> type.equals("GAUGE") ? "_ratio" : "";
          default -> "";
        };
    String full = name.endsWith(suffix) ? name : name + suffix;
    return switch (type) {
      case "HISTOGRAM" -> List.of(full + "_bucket", full + "_count", full + "_sum");
      case "COUNTER" -> List.of(full + "_total");
      default -> List.of(full);
    };
  }

  private static List<String[]> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" "))
        .toList();
  }
}
