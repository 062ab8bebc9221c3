package com.example.demo;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Traffic.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the agent named each planted bottleneck at its line, blamed no healthy endpoint, and
 * found nothing at the fixed ones. What is planted says the shop, which knows nothing of the agent.
 */
final class Check {

  private final List<Scenario> scenarios;
  private final Path sources;
  private final Map<Endpoints, List<JsonNode>> findings = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private int passed;
  private int failed;

  Check(List<Scenario> scenarios, Path sources) {
    this.scenarios = scenarios;
    this.sources = sources;
  }

  /** Reads the report of one run. */
  void read(Endpoints endpoints, String report) {
    List<JsonNode> all = new ArrayList<>();
    JsonMapper.shared().readTree(report).get("findings").forEach(all::add);
    findings.put(endpoints, all);
  }

  /** Prints what was found of what was planted; false when anything is not as it should be. */
  boolean print() {
    if (findings.containsKey(Endpoints.SLOW)) {
      scenarios.forEach(this::planted);
      blamed(findings.get(Endpoints.SLOW), "healthy", this::isHealthy);
    }
    if (findings.containsKey(Endpoints.FIXED)) {
      blamed(findings.get(Endpoints.FIXED), "fixed or healthy", endpoint -> true);
    }
    System.out.printf("%nWhat is planted in the shop, and what was named:%n");
    lines.forEach(System.out::println);
    System.out.printf("%n%d of %d are as they should be%n", passed, passed + failed);
    return failed == 0;
  }

  private void result(boolean isRight, String what, String how) {
    passed += isRight ? 1 : 0;
    failed += isRight ? 0 : 1;
    lines.add("%-7s %-20s %s".formatted(isRight ? "yes" : "NO", what, how));
  }

  private void planted(Scenario scenario) {
    for (JsonNode finding : findings.get(Endpoints.SLOW)) {
      if (text(finding, "type").equals(scenario.name())
          && text(finding, "endpoint").equals(scenario.endpoint())) {
        JsonNode site = finding.get("sites").isEmpty() ? null : finding.get("sites").get(0);
        result(isAt(scenario, site), scenario.name(), where(site) + ": " + text(finding, "title"));
        return;
      }
    }
    result(false, scenario.name(), "was not named at " + scenario.endpoint());
  }

  private static String where(@Nullable JsonNode site) {
    return site == null
        ? "no place"
        : simple(site) + " (" + text(site, "file") + ":" + site.path("line").asInt() + ")";
  }

  private static String simple(JsonNode site) {
    String className = text(site, "class");
    return className.substring(className.lastIndexOf('.') + 1) + "." + text(site, "method");
  }

  /** The line that the agent names is looked up in the source. */
  private boolean isAt(Scenario scenario, @Nullable JsonNode site) {
    if (site == null || !simple(site).equals(scenario.at())) {
      return false;
    }
    try {
      List<String> source = Files.readAllLines(sources.resolve(text(site, "path")));
      int line = site.path("line").asInt();
      return line > 0 && line <= source.size() && source.get(line - 1).contains(scenario.line());
    } catch (IOException noSource) {
      return false;
    }
  }

  private boolean isHealthy(String endpoint) {
    return scenarios.stream().noneMatch(scenario -> scenario.endpoint().equals(endpoint));
  }

  private void blamed(List<JsonNode> all, String which, Predicate<String> watched) {
    List<String> blamed = new ArrayList<>();
    for (JsonNode finding : all) {
      if (watched.test(text(finding, "endpoint"))) {
        blamed.add(text(finding, "severity") + " " + text(finding, "title"));
      }
    }
    result(
        blamed.isEmpty(),
        "nothing else",
        blamed.isEmpty() ? "no " + which + " endpoint was blamed" : String.join("; ", blamed));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
