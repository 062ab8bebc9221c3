package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts that Grafana raises ring when those of Prometheus do: in the same cases. */
@Timeout(300)
class GrafanaManagedTest {
  private static final Path MANAGED = Path.of("../dashboards/alerting/grafana-managed.yaml");
  private static final Path RECORDED = Path.of("src/test/slo/orders.rules.yml");
  private static final Path TERRAFORM = Path.of("terraform/alerting.tf");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"outage", "low-traffic", "missing-signal", "restarts", "slow-burn"})
  void alerts_fireWhenTheyShould(String name) throws Exception {
    Promtool.Answer answer = answer(name, rules(expression -> expression));

    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("SUCCESS");
  }

  @Test
  void alert_thatIsTooEager_isNoticed() throws Exception {
    String guard = "unless slo:sli_bad:rate1h * 3600 < 5";
    String eager = rules(expression -> expression.replace(guard, ""));

    assertThat(answer("low-traffic", eager).text()).contains("FAILED", "severity=\\\"page\\\"");
  }

  @Test
  void rule_namesWhatItReadsAndWhereToLook() throws Exception {
    List<String> titles = new ArrayList<>();
    for (JsonNode rule : managed()) {
      titles.add(rule.get("title").asText());
      assertThat(rule.get("condition").asText()).isEqualTo("burns");
      assertThat(rule.get("data").get(1).get("model").get("expression").asText())
          .isEqualTo(rule.get("data").get(0).get("refId").asText());
      assertThat(Path.of("..", rule.get("annotations").get("runbook_url").asText())).exists();
      // Grafana replaces $NAME in such files by the environment.
      assertThat(rule.get("annotations").get("summary").asText()).doesNotContain("{{ $labels");
    }
    assertThat(titles).doesNotHaveDuplicates().hasSize(4);
  }

  /** Terraform would stop at a name that no rule has; it cannot be run here. */
  @Test
  void terraform_readsWhatEveryRuleHas() throws IOException {
    String terraform = Files.readString(TERRAFORM);
    assertThat(terraform).contains("/../../dashboards/alerting/grafana-managed.yaml\")).groups[0]");
    for (JsonNode rule : managed()) {
      for (String name : names(terraform, "rule")) {
        assertThat(rule.has(name)).as(name).isTrue();
      }
      for (JsonNode data : rule.get("data")) {
        for (String name : names(terraform, "data")) {
          assertThat(data.has(name)).as(name).isTrue();
        }
      }
    }
  }

  private static List<String> names(String terraform, String block) {
    // What stands in try() has a default.
    String required = terraform.replaceAll("try\\([^)]*\\)", "");
    List<String> names = new ArrayList<>();
    Pattern.compile(block + "\\.value\\.(\\w+)")
        .matcher(required)
        .results()
        .forEach(found -> names.add(found.group(1)));
    assertThat(names).contains(block.equals("rule") ? "title" : "model");
    return names;
  }

  private Promtool.Answer answer(String name, String rules) throws Exception {
    Path file = Files.writeString(folder.resolve("managed.rules.yml"), rules);
    ObjectNode all =
        (ObjectNode) YAML.readTree(Files.readString(Path.of("src/test/promtool", name + ".yaml")));
    all.putArray("rule_files").add(file.toString());
    ArrayNode order = all.putArray("group_eval_order");
    YAML.readTree(rules).get("groups").forEach(group -> order.add(group.get("name")));
    // What an alert says is written in Grafana's own way.
    all.get("tests").forEach(test -> ((ObjectNode) test).remove("alert_rule_test"));
    Path cases = Files.writeString(folder.resolve(name + ".yaml"), YAML.writeValueAsString(all));
    return Promtool.found().ask("test", "rules", cases.toString());
  }

  /** What is recorded of the objectives, and Grafana's alerts in place of the alerts. */
  private static String rules(UnaryOperator<String> changed) throws IOException {
    ObjectNode file = (ObjectNode) YAML.readTree(Files.readString(RECORDED));
    ArrayNode groups = YAML.createArrayNode();
    for (JsonNode group : file.get("groups")) {
      if (!group.get("name").asText().startsWith("slo-alerts-")) {
        groups.add(group);
      }
    }
    ObjectNode alerts = groups.addObject().put("name", "grafana");
    ArrayNode rules = alerts.putArray("rules");
    for (JsonNode rule : managed()) {
      ObjectNode alert = rules.addObject();
      alert.put("alert", rule.get("title").asText().split(" ")[0]);
      // The second query of each rule: above zero.
      String expression = rule.get("data").get(0).get("model").get("expr").asText();
      alert.put("expr", "(" + changed.apply(expression) + ") > 0");
      alert.put("for", rule.get("for").asText());
      if (rule.has("keepFiringFor")) {
        alert.put("keep_firing_for", rule.get("keepFiringFor").asText());
      }
      alert.set("labels", rule.get("labels"));
    }
    file.set("groups", groups);
    return YAML.writeValueAsString(file);
  }

  private static List<JsonNode> managed() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : YAML.readTree(Files.readString(MANAGED)).get("groups")) {
      group.get("rules").forEach(rules::add);
    }
    return rules;
  }
}
