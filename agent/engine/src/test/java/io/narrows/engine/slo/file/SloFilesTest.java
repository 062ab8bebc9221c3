package io.narrows.engine.slo.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Threshold;
import io.narrows.engine.slo.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SloFilesTest {
  private static final String PLUGIN = "sli: {plugin: {id: narrows/http-availability}}";

  @TempDir Path folder;

  @Test
  void objective_tooLowForAnAlert_isRefused() throws IOException {
    assertRefused(
        sloth("objective: 90, " + PLUGIN),
        "slos[0].objective: 90: accepted is at least 93.06: with less, the alert at 14.4 times the"
            + " budget could never fire (--windows takes other factors)");
    assertThat(read(sloth("objective: 93.06, " + PLUGIN)).slos()).hasSize(1);
  }

  @Test
  void objective_thatIsNone_isRefused() throws IOException {
    String accepted = ": accepted is a number above 0 and below 100, in percent";
    for (String objective : new String[] {"100", "0", "-1", "ninety"}) {
      assertRefused(
          sloth("objective: " + objective + ", " + PLUGIN),
          "slos[0].objective: " + objective + accepted);
    }
  }

  @Test
  void threshold_thatIsNoBoundAndCannotBecomeOne_isRefused() throws IOException {
    assertRefused(
        sloth(plugin("narrows/executor-wait", "threshold: 300ms")),
        "slos[0].sli.plugin.options.threshold: 300ms: accepted is a bound of"
            + " narrows_executor_queue_wait_time_seconds_bucket in seconds: [5.0E-4, 0.001, 0.0025,"
            + " 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0]");
    assertRefused(
        sloth(
            "objective: 99, sli: {events: {total_query: 'a[{{.window}}]', error_query:"
                + " 'jvm_gc_duration_seconds_bucket{le=\"0.2\"}[{{.window}}]'}}"),
        "slos[0].sli.events.error_query: le=\"0.2\": accepted is a bound of"
            + " jvm_gc_duration_seconds_bucket in seconds: [0.01, 0.1, 1.0, 10.0]");
  }

  @Test
  void threshold_ofNativeHistograms_needsNoBound() throws IOException {
    Slo slo = only(sloth(plugin("narrows/executor-wait", "threshold: 300ms, histogram: native")));

    assertThat(slo.thresholds()).containsExactly(new Threshold(Durations.EXECUTOR_WAIT, 0.3));
    assertThat(slo.readsBuckets()).isFalse();
    assertRefused(
        sloth(plugin("narrows/executor-wait", "threshold: 300ms, histogram: both")),
        "slos[0].sli.plugin.options.threshold: 300ms: accepted is a bound of");
  }

  @Test
  void histogram_ofAnotherForm_isRefused() throws IOException {
    assertRefused(
        sloth(plugin("narrows/http-availability", "histogram: nativ")),
        "slos[0].sli.plugin.options.histogram: nativ: accepted is classic, native, both");
  }

  @Test
  void threshold_thatCanBecomeABound_isKept() throws IOException {
    Slo slo = only(sloth(plugin("narrows/http-latency", "threshold: 300ms, route: /a")));

    assertThat(slo.thresholds()).containsExactly(new Threshold(Durations.SERVER, 0.3));
    assertThat(slo.route()).isEqualTo("/a");
    for (String text : new String[] {"0.3", "0.3s", "300 ms", "0.30"}) {
      assertThat(only(sloth(plugin("narrows/http-latency", "threshold: " + text))).thresholds())
          .containsExactly(new Threshold(Durations.SERVER, 0.3));
    }
  }

  @Test
  void threshold_thatIsNoDuration_isRefused() throws IOException {
    String place = "slos[0].sli.plugin.options.threshold: ";
    String accepted = ": accepted is a duration such as 250ms or 0.25s";
    for (String text : new String[] {"fast", "-1s", "3 parsecs"}) {
      assertRefused(
          sloth(plugin("narrows/http-latency", "threshold: " + text)), place + text + accepted);
    }
    for (String text : new String[] {"0s", "2h0", "7200"}) {
      assertThat(read(sloth(plugin("narrows/http-latency", "threshold: " + text))).refusals())
          .hasSize(1);
    }
    assertRefused(
        sloth(plugin("narrows/http-latency", "route: /a")),
        "slos[0].sli.plugin: option threshold is missing: accepted is options: {threshold: ...}");
  }

  @Test
  void query_withoutAWindow_isRefused() throws IOException {
    assertRefused(
        sloth("objective: 99, sli: {events: {error_query: 'bad[5m]', total_query: 'x'}}"),
        "slos[0].sli.events.error_query: bad[5m]: accepted is a query with [{{.window}}] in place"
            + " of its range");
    assertRefused(
        sloth("objective: 99, sli: {raw: {error_ratio_query: 'a[{{.window}}] {{.other}}'}}"),
        "slos[0].sli.raw.error_ratio_query: a[{{.window}}] {{.other}}: accepted is no other"
            + " template than {{.window}}");
  }

  @Test
  void duplicate_isRefusedWithBothPlaces_alsoAcrossFiles() throws IOException {
    Path one = write("one.yaml", sloth("objective: 99, " + PLUGIN));
    Path two = write("two.yaml", sloth("objective: 99, " + PLUGIN));
    SloFiles files = new SloFiles(Windows.STANDARD);

    files.read(one);
    files.read(two);

    assertThat(files.refusals())
        .containsExactly(
            two
                + ":4: slos[0].objective: orders-n: accepted is each objective once; it stands also"
                + " at "
                + one
                + ":4: slos[0].objective");
  }

  @Test
  void name_thatIsNone_isRefused() throws IOException {
    assertRefused(
        sloth("objective: 99, " + PLUGIN).replace("name: n,", "name: 'n n',"),
        "slos[0].name: n n: accepted is letters, digits, and - _ . between them");
    assertRefused(
        sloth("objective: 99, labels: {a-b: c}, " + PLUGIN),
        "slos[0].labels.a-b: c: accepted is a label named by letters, digits and _, not a-b");
    assertRefused(
        sloth("objective: 99, labels: {slo_id: c}, " + PLUGIN),
        "slos[0].labels.slo_id: c: accepted is any label but slo_id, which the rules set"
            + " themselves");
  }

  @Test
  void plugin_orOptionThatIsUnknown_isRefused() throws IOException {
    assertRefused(
        sloth(plugin("sloth-common/http", "a: b")),
        "slos[0].sli.plugin.id: sloth-common/http: accepted is narrows/http-availability,"
            + " narrows/http-latency, narrows/db-latency, narrows/dependency-availability,"
            + " narrows/executor-wait");
    assertRefused(
        sloth(plugin("narrows/db-latency", "treshold: 1s")),
        "slos[0].sli.plugin.options.treshold: 1s: accepted is no such entry, but"
            + " histogram, summary, threshold");
    assertRefused(
        sloth(plugin("narrows/http-availability", "route: '('")),
        "slos[0].sli.plugin.options.route: (: accepted is a regular expression (Unclosed group)");
  }

  @Test
  void file_ofAnotherKind_isRefused() throws IOException {
    assertRefused("version: prometheus/v2\n", "version: prometheus/v2: accepted is prometheus/v1,");
    assertRefused("kind: PrometheusServiceLevel\n", "version is missing: accepted is version: ...");
    assertRefused("just text\n", "just text: accepted is a map");
    assertThat(read("").refusals()).hasSize(1);
  }

  @Test
  void oneMistake_doesNotHideTheOthers() throws IOException {
    SloFiles files =
        read(
            "version: prometheus/v1\nservice: s\nslos:\n"
                + "  - {name: a, objective: 1, "
                + PLUGIN
                + "}\n"
                + "  - {name: b, objective: 99, "
                + PLUGIN
                + "}\n"
                + "  - {name: c, objective: 99, sli: {}}\n");

    assertThat(files.refusals()).hasSize(2);
    assertThat(files.slos()).extracting(Slo::id).containsExactly("s-b");
  }

  @Test
  void openSlo_partsThatAreNotSupported_areRefused() throws IOException {
    assertRefused(
        openSlo("Timeslices", "30d", "[{target: 0.99}]", "ratioMetric: {}"),
        "spec.budgetingMethod: Timeslices: accepted is Occurrences: events are counted, not slices"
            + " of time");
    assertRefused(
        openSlo("Occurrences", "30d", "[{target: 0.99}]", "thresholdMetric: {metricSource: {}}"),
        "spec.indicator.spec.thresholdMetric: a map: accepted is ratioMetric: a threshold counts no"
            + " events");
    assertRefused(
        openSlo("Occurrences", "1M", "[{target: 0.99}]", ratio("Prometheus")),
        "spec.timeWindow[0].duration: 1M: accepted is whole days or weeks, such as 30d or 4w");
    assertRefused(
        openSlo("Occurrences", "30d", "[{target: 0.9}, {target: 0.99}]", ratio("Prometheus")),
        "spec.objectives: a list: accepted is one entry; several objectives are several SLOs here");
    assertRefused(
        openSlo("Occurrences", "30d", "[{target: 0.99}]", ratio("Datadog")),
        "spec.indicator.spec.ratioMetric.good.metricSource.type: Datadog: accepted is Prometheus");
  }

  @Test
  void openSlo_periodIsItsOwn() throws IOException {
    Slo slo = only(openSlo("Occurrences", "4w", "[{target: 0.995}]", ratio("Prometheus")));

    assertThat(slo.periodDays()).isEqualTo(28);
    assertThat(slo.objective()).isEqualByComparingTo("99.5");
    assertThat(slo.budget().toPlainString()).isEqualTo("0.005");
  }

  private static String sloth(String slo) {
    return "version: prometheus/v1\nservice: orders\nslos:\n  - {name: n, " + slo + "}\n";
  }

  private static String plugin(String id, String options) {
    return "objective: 99, sli: {plugin: {id: " + id + ", options: {" + options + "}}}";
  }

  private static String ratio(String type) {
    String source = "{metricSource: {type: " + type + ", spec: {query: x_total}}}";
    return "ratioMetric: {counter: true, good: " + source + ", total: " + source + "}";
  }

  private static String openSlo(
      String method, String duration, String objectives, String indicator) {
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: n}\nspec:\n  service: s\n"
        + ("  budgetingMethod: " + method + "\n")
        + ("  timeWindow: [{duration: " + duration + ", isRolling: true}]\n")
        + ("  objectives: " + objectives + "\n")
        + ("  indicator: {spec: {" + indicator + "}}\n");
  }

  private void assertRefused(String text, String line) throws IOException {
    assertThat(read(text).refusals()).singleElement().asString().contains(": " + line);
  }

  private Slo only(String text) throws IOException {
    SloFiles files = read(text);
    assertThat(files.refusals()).isEmpty();
    assertThat(files.slos()).hasSize(1);
    return files.slos().get(0);
  }

  private SloFiles read(String text) throws IOException {
    SloFiles files = new SloFiles(Windows.STANDARD);
    files.read(write("slo.yaml", text));
    return files;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
