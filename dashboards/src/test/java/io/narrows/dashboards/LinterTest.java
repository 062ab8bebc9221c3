package io.narrows.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rules of Grafana's dashboard linter 0.2.0, written again because it cannot be had here, and
 * ours: places, links, descriptions.
 *
 * <p>Excluded from its rules: {@code job} as the variable of services, because the agent's join key
 * is {@code service_name} ({@code job} changes with a namespace); {@code instance} on series of
 * other programs and recorded ones, which carry labels of their own; and {@code uid: pyroscope},
 * because the name that the linter wants of that variable has dashes. One counter is shown as it
 * is: classes fail to be woven while the application starts, before a rate could see them rise. And
 * what a finding's counter had when it was first seen is shown beside its increase, which leaves
 * that out.
 */
class LinterTest {
  private static final Set<String> UNITS =
      Set.of("reqps", "ops", "cps", "s", "percentunit", "bytes", "short", "none", "d", "h");
  private static final Pattern RANGE = Pattern.compile("(\\w+)\\s*\\(\\s*[^()\\[\\]]*\\[([^]]+)]");
  private static final Pattern COUNTER = Pattern.compile("(\\w+)\\(\\w+_total\\b");
  private static final Pattern BORN =
      Pattern.compile("\\((\\w+_total\\{[^}]*}) unless \\1 offset \\$__range\\) or ");
  private static final Pattern ANY_COUNTER = Pattern.compile("(?<![:\\w])\\w+_total\\b");
  private static final Pattern OURS =
      Pattern.compile("\\b(?:http|db|jvm|narrows)_\\w+(\\{[^}]*})?");
  private static final String SELECTOR = "service_name=~\"$service\",instance=~\"$instance\"";

  @Test
  void dashboard_isFixedTaggedAndOfAKnownSchema() throws IOException {
    for (Map.Entry<String, JsonNode> file : Committed.all().entrySet()) {
      JsonNode dashboard = file.getValue();
      assertThat(dashboard.get("editable").asBoolean()).isFalse();
      assertThat(dashboard.get("schemaVersion").asInt()).isBetween(41, 42);
      assertThat(file.getKey()).isEqualTo(dashboard.get("uid").asText() + ".json");
      assertThat(dashboard.get("uid").asText().length()).isLessThanOrEqualTo(40);
      assertThat(dashboard.get("tags")).extracting(JsonNode::asText).contains("narrows");
      assertThat(dashboard.get("title").asText()).startsWith("Narrows / ");
    }
  }

  @Test
  void variables_areThoseThatTheLinterWants() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      JsonNode list = dashboard.get("templating").get("list");
      assertThat(text(list.get(0), "name")).isEqualTo("prometheus_datasource");
      assertThat(text(list.get(0), "label")).isEqualTo("Prometheus data source");
      assertThat(text(list.get(1), "label")).isEqualTo("Tempo data source");
      assertThat(text(list.get(2), "name")).isEqualTo("service");
      assertThat(text(list.get(3), "name")).isEqualTo("instance");
      for (JsonNode variable : list) {
        if (text(variable, "type").equals("query")) {
          assertThat(text(variable.get("datasource"), "uid")).isEqualTo("${prometheus_datasource}");
          assertThat(variable.get("refresh").asInt()).isEqualTo(2);
          assertThat(variable.get("multi").asBoolean()).isTrue();
          assertThat(text(variable, "allValue")).isIn(".+", ".*");
          assertThat(text(variable, "query")).startsWith("label_values(");
        }
      }
    }
  }

  @Test
  void panel_hasTitleDescriptionUnitAndSource() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        String title = text(panel, "title");
        assertThat(title).isNotBlank();
        assertThat(text(panel, "description")).as(title).hasSizeGreaterThan(20).endsWith(".");
        assertThat(panel.get("targets")).as(title).isNotEmpty();
        String uid = text(panel.get("datasource"), "uid");
        assertThat(uid)
            .as(title)
            .isIn("${prometheus_datasource}", "${tempo_datasource}", "pyroscope");
        if (uid.equals("${prometheus_datasource}") && !text(panel, "type").equals("table")) {
          assertThat(UNITS).as(title).contains(text(defaults(panel), "unit"));
        }
      }
    }
  }

  @Test
  void titles_areUniqueInTheirDashboard() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      List<String> titles = new ArrayList<>();
      Committed.panels(dashboard).forEach(panel -> titles.add(text(panel, "title")));
      assertThat(titles).doesNotHaveDuplicates();
    }
  }

  @Test
  void panel_thatGetsRed_saysSo() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        boolean isColored = defaults(panel).get("thresholds").get("steps").size() > 1;
        if (isColored) {
          assertThat(text(panel, "description"))
              .as(text(panel, "title"))
              .containsPattern("(?i)\\b(red|green)\\b");
        }
      }
    }
  }

  @Test
  void rate_looksBackByTheRateInterval() throws IOException {
    forEachExpression(
        (title, expression) -> {
          Matcher range = RANGE.matcher(expression);
          while (range.find()) {
            if (range.group(1).equals("rate") || range.group(1).equals("irate")) {
              assertThat(range.group(2)).as(title).isEqualTo("$__rate_interval");
            }
          }
        });
  }

  @Test
  void counter_isAlwaysInsideOfRateOrIncrease() throws IOException {
    forEachExpression(
        (title, expression) -> {
          if (expression.equals(
              "sum(narrows_agent_instrumentation_failed_total{" + SELECTOR + "})")) {
            return;
          }
          int wrapped = 0;
          String rest = BORN.matcher(expression).replaceAll("");
          Matcher counter = COUNTER.matcher(rest);
          while (counter.find()) {
            assertThat(counter.group(1)).as(title).isIn("rate", "increase");
            wrapped++;
          }
          assertThat(ANY_COUNTER.matcher(rest).results().count()).as(title).isEqualTo(wrapped);
        });
  }

  @Test
  void selector_ofTheAgentsMetrics_followsServiceAndInstance() throws IOException {
    forEachExpression(
        (title, expression) -> {
          Matcher metric = OURS.matcher(withoutTexts(expression));
          while (metric.find()) {
            boolean isLabel = metric.group(1) == null;
            if (!isLabel) {
              assertThat(metric.group(1)).as(title).contains("service_name=~", "instance=~");
            }
          }
          if (expression.contains("_seconds") && !expression.contains("otelcol")) {
            assertThat(expression).as(title).contains(SELECTOR);
          }
        });
  }

  @Test
  void panels_doNotOverlap() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      Map<String, String> taken = new TreeMap<>();
      for (JsonNode panel : Committed.panels(dashboard)) {
        JsonNode at = panel.get("gridPos");
        int right = at.get("x").asInt() + at.get("w").asInt();
        assertThat(right).as(text(panel, "title")).isLessThanOrEqualTo(24);
        for (int x = at.get("x").asInt(); x < right; x++) {
          for (int y = at.get("y").asInt(); y < at.get("y").asInt() + at.get("h").asInt(); y++) {
            assertThat(taken.put(x + " " + y, text(panel, "title"))).isNull();
          }
        }
      }
    }
  }

  @Test
  void ids_areUnique_andRefIdsToo() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      List<Integer> ids = new ArrayList<>();
      dashboard.findValues("id").stream()
          .filter(JsonNode::isInt)
          .forEach(id -> ids.add(id.asInt()));
      assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(5);
      for (JsonNode panel : Committed.panels(dashboard)) {
        assertThat(panel.get("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void link_leadsToADashboardThatIsThere_andToAVariableOfIt() throws IOException {
    Map<String, JsonNode> all = Committed.all();
    Set<String> targets = new TreeSet<>();
    for (JsonNode dashboard : all.values()) {
      for (String url : dashboard.findValuesAsText("url")) {
        Matcher link = Pattern.compile("^/d/([a-z-]+)\\?.*?(?:&var-(\\w+)=.*)?$").matcher(url);
        if (link.matches()) {
          targets.add(link.group(1));
          JsonNode target = all.get(link.group(1) + ".json");
          assertThat(target).as(url).isNotNull();
          if (link.group(2) != null) {
            assertThat(target.get("templating").get("list").findValuesAsText("name"))
                .as(url)
                .contains(link.group(2));
          }
        } else {
          assertThat(url).matches("|/a/grafana-exploretraces-app/explore\\?.*");
        }
        assertThat(url).doesNotContain("{{");
      }
    }
    assertThat(targets).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void linkedColumn_isAColumnOfItsTable() throws IOException {
    Pattern column = Pattern.compile("\\$\\{__data\\.fields\\[\"([^\"]+)\"]:percentencode}");
    int seen = 0;
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        Set<String> columns = new TreeSet<>();
        panel
            .findValues("renameByName")
            .forEach(names -> names.forEach(name -> columns.add(name.asText())));
        Matcher used = column.matcher(String.join(" ", panel.findValuesAsText("url")));
        while (used.find()) {
          assertThat(columns).as(text(panel, "title")).contains(used.group(1));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  @Test
  void transformation_isOneThatTheTestsCanRun() throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        panel
            .get("transformations")
            .forEach(
                step -> assertThat(text(step, "id")).isIn("merge", "organize", "filterByValue"));
      }
    }
  }

  @Test
  void quantile_ofBuckets_showsItsTraces() throws IOException {
    int traced = 0;
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        for (JsonNode target : panel.get("targets")) {
          if (target.path("exemplar").asBoolean()) {
            assertThat(text(target, "expr")).contains("_bucket");
            traced++;
          }
        }
      }
    }
    assertThat(traced).isGreaterThanOrEqualTo(10);
  }

  private interface Check {
    void of(String title, String expression);
  }

  private static void forEachExpression(Check check) throws IOException {
    for (JsonNode dashboard : Committed.all().values()) {
      for (JsonNode panel : Committed.panels(dashboard)) {
        for (JsonNode target : panel.get("targets")) {
          if (target.has("expr")) {
            check.of(text(panel, "title"), text(target, "expr"));
          }
        }
      }
    }
  }

  private static String withoutTexts(String expression) {
    return expression.replaceAll("=~\"http_\\.\\+[^\"]*\"", "=~\"\"");
  }

  private static JsonNode defaults(JsonNode panel) {
    return panel.get("fieldConfig").get("defaults");
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }
}
