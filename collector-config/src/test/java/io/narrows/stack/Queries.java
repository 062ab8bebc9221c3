package io.narrows.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every PromQL expression that is shipped, by where it stands. */
final class Queries {
  private static final Path DASHBOARDS = Path.of("../dashboards/grafana");
  private static final Path MANAGED = Path.of("../dashboards/alerting/grafana-managed.yaml");
  private static final List<Path> RULES = List.of(Path.of("rules"), Path.of("slo"));

  private Queries() {}

  /** With the variables of Grafana as they are. */
  static Map<String, String> ofDashboards() throws IOException {
    Map<String, String> queries = new TreeMap<>();
    for (Path file : files(DASHBOARDS, ".json")) {
      JsonNode dashboard = new ObjectMapper().readTree(Files.readString(file));
      String name = file.getFileName().toString();
      for (JsonNode node : dashboard.findParents("expr")) {
        String title = node.path("name").asText(node.path("refId").asText());
        queries.put(name + " " + queries.size() + " " + title, node.get("expr").asText());
      }
      for (JsonNode variable : dashboard.get("templating").get("list")) {
        String query = variable.path("query").asText();
        if (query.startsWith("label_values(")) {
          String series = query.substring("label_values(".length(), query.lastIndexOf(','));
          queries.put(name + " variable " + variable.get("name").asText(), series);
        }
      }
    }
    return queries;
  }

  static Map<String, String> ofRules() throws IOException {
    Map<String, String> queries = new TreeMap<>();
    for (Path file : ruleFiles()) {
      for (JsonNode rule : rules(file)) {
        String name = rule.path("alert").asText(rule.path("record").asText());
        queries.put(file + " " + queries.size() + " " + name, rule.get("expr").asText());
      }
    }
    return queries;
  }

  /** Of the alerts that Grafana raises itself, where that is chosen. */
  static Map<String, String> ofManagedAlerts() throws IOException {
    Map<String, String> queries = new TreeMap<>();
    JsonNode managed = new YAMLMapper().readTree(Files.readString(MANAGED));
    for (JsonNode node : managed.findParents("expr")) {
      queries.put(MANAGED + " " + queries.size(), node.get("expr").asText());
    }
    return queries;
  }

  static List<Path> ruleFiles() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : RULES) {
      all.addAll(files(folder, ".yml"));
    }
    return all;
  }

  static List<JsonNode> rules(Path file) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    JsonNode groups = new YAMLMapper().readTree(Files.readString(file)).get("groups");
    groups.forEach(group -> group.get("rules").forEach(rules::add));
    return rules;
  }

  /** Grafana's variables as it would fill them in. */
  static String filledIn(String query) {
    return query
        .replace("$__rate_interval", "1m")
        .replace("$__range", "1h")
        .replace("$topk", "20")
        .replace("$slow", "0.5")
        .replaceAll("\"\\$(service|instance|route|db|query|dep|slo|collector_job)\"", "\".+\"");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
