package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dashboards and rules ask for is PromQL, and is there. */
class QueriesTest {
  private static final Set<String> MADE_BY_QUERIES = Set.of("status", "__name__");

  @Test
  void queries_areAcceptedByPrometheus(@TempDir Path folder) throws Exception {
    Map<String, String> queries = Queries.ofDashboards();
    assertThat(queries).hasSizeGreaterThan(150);
    StringBuilder rules = new StringBuilder("groups:\n- name: dashboards\n  rules:\n");
    queries.forEach(
        (place, query) ->
            rules
                .append("  - record: \"a:")
                .append(Integer.toHexString(place.hashCode()))
                .append("\"\n    expr: '")
                .append(Queries.filledIn(query).replace("'", "''"))
                .append("'\n"));
    Path file = Files.writeString(folder.resolve("dashboards.yml"), rules);

    Promtool.Answer answer = Promtool.found().ask("check", "rules", file.toString());

    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.text()).contains(queries.size() + " rules found");
    assertThat(rules.toString()).doesNotContainPattern("\\$[a-z_]");
  }

  @Test
  void series_andLabelsThatAreAskedFor_areThere() throws Exception {
    Known known = new Known();
    Map<String, String> all = new TreeMap<>(Queries.ofDashboards());
    all.putAll(Queries.ofRules());
    all.putAll(Queries.ofManagedAlerts());
    Set<String> recorded = recorded();
    all.forEach(
        (place, query) -> {
          Mentioned mentioned = new Mentioned(Queries.filledIn(query));
          Set<String> labels = new TreeSet<>(MADE_BY_QUERIES);
          mentioned.series.forEach(
              (series, wanted) -> {
                if (series.isEmpty()) {
                  return; // {__name__=~...}: any series
                }
                Set<String> own = known.labels.get(series);
                if (own == null && recorded.contains(series)) {
                  own = Set.of("slo_service", "slo_name", "slo_id");
                }
                assertThat(own).as(place + ": there is no series " + series).isNotNull();
                assertThat(own).as(place + ": labels of " + series).containsAll(wanted);
                labels.addAll(own);
              });
          if (!mentioned.series.containsKey("")) {
            assertThat(labels).as(place + ": grouped by").containsAll(mentioned.grouping);
          }
        });
  }

  @Test
  void metric_ofTheAgent_isUsed_orSaidWhatItIsFor() throws Exception {
    Known known = new Known();
    Set<String> used = new TreeSet<>();
    Map<String, String> all = new TreeMap<>(Queries.ofDashboards());
    all.putAll(Queries.ofRules());
    all.values().forEach(query -> used.addAll(new Mentioned(query).series.keySet()));
    Set<String> idle = new TreeSet<>();
    known.emitted.forEach(
        (metric, names) -> {
          if (names.stream().noneMatch(used::contains)) {
            idle.add(metric);
          }
        });

    assertThat(idle).isEqualTo(known.unused.keySet());
    assertThat(known.unused.values()).allMatch(reason -> reason.length() > 20);
  }

  @Test
  void recordedSeries_thatDashboardsRead_areRecorded() throws Exception {
    Set<String> recorded = recorded();
    for (String query : Queries.ofDashboards().values()) {
      for (String series : new Mentioned(query).series.keySet()) {
        if (series.startsWith("slo:")) {
          assertThat(recorded).contains(series);
        }
      }
    }
  }

  @Test
  void alert_saysWhatToDo() throws Exception {
    for (Path file : Queries.ruleFiles()) {
      for (JsonNode rule : Queries.rules(file)) {
        if (rule.has("alert")) {
          JsonNode annotations = rule.get("annotations");
          String runbook = annotations.get("runbook_url").asText();
          assertThat(runbook).startsWith("collector-config/runbooks/");
          Path page = Path.of("..", runbook);
          assertThat(page).content().startsWith("# " + rule.get("alert").asText() + "\n");
          assertThat(annotations.get("summary").asText()).isNotBlank();
          assertThat(annotations.get("dashboard_url").asText())
              .matches("http://localhost:3000/d/narrows-[a-z-]+(\\?.*)?");
          String board = annotations.get("dashboard_url").asText().replaceAll(".*/d/|\\?.*", "");
          assertThat(Path.of("../dashboards/grafana", board + ".json")).exists();
          assertThat(rule.get("labels").get("severity").asText()).isIn("page", "ticket");
        }
      }
    }
  }

  @Test
  void mentioned_findsWhatStandsInAnExpression() {
    Mentioned mentioned =
        new Mentioned(
            "sum by (a, b) (rate(x_total{c=\"d{e}\",f!~\"g\"}[5m])) / on(a) group_left() sum(y"
                + " offset 1d) > bool 1e3 or topk(5, z) unless sum(w) by (q)");

    assertThat(mentioned.series)
        .containsOnly(
            Map.entry("x_total", Set.of("c", "f")),
            Map.entry("y", Set.of()),
            Map.entry("z", Set.of()),
            Map.entry("w", Set.of()));
    assertThat(mentioned.grouping).containsExactly("a", "b", "q");
  }

  private static Set<String> recorded() throws Exception {
    Set<String> recorded = new TreeSet<>();
    for (Path file : Queries.ruleFiles()) {
      Queries.rules(file).forEach(rule -> recorded.add(rule.path("record").asText()));
    }
    return recorded;
  }
}
