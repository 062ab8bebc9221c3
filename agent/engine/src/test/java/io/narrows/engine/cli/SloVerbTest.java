package io.narrows.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.narrows.engine.control.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SloVerbTest {
  private static final String GOOD =
      "version: prometheus/v1\nservice: orders\nslos:\n  - {name: fast, objective: 99, sli:"
          + " {plugin: {id: narrows/http-latency, options: {threshold: 300ms}}}}\n";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void generate_printsTheRules_andSaysWhichBoundTheAgentHasToAdd() throws Exception {
    assertThat(run("generate", file(GOOD), "--grafana", "https://grafana.example/"))
        .isEqualTo(ExitCode.OK);

    assertThat(text(out))
        .contains("- name: slo-sli-orders-fast", "le=\"0.3\"", "slo:sli_error:ratio_rate30d")
        .contains("https://grafana.example/d/narrows-slo?var-slo={{ $labels.slo_id }}");
    assertThat(text(err))
        .isEqualTo(
            "narrows: orders-fast: 0.3 s becomes a bound of"
                + " http_server_request_duration_seconds_bucket where the agent reads this file:"
                + " slo=FILE\n");
  }

  @Test
  void generate_ofNativeHistograms_saysHowTheAgentSendsThem_andWantsNoBound() throws Exception {
    String file = file(GOOD.replace("300ms", "300ms, histogram: native"));

    assertThat(run("generate", file)).isEqualTo(ExitCode.OK);

    assertThat(text(out))
        .contains("histogram_fraction(0, 0.3, ")
        .doesNotContain("_bucket", "_count{");
    assertThat(text(err))
        .isEqualTo(
            "narrows: orders-fast: reads native histograms, which the agent sends with"
                + " OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION="
                + "BASE2_EXPONENTIAL_BUCKET_HISTOGRAM\n");
  }

  @Test
  void generate_intoAFile_printsNothing() throws Exception {
    Path rules = folder.resolve("rules.yml");

    assertThat(run("generate", file(GOOD), "--out=" + rules, "--min-bad-events=20")).isZero();

    assertThat(text(out)).isEmpty();
    assertThat(rules).content().contains(">= 20)");
  }

  @Test
  void objectives_areJson_withWhatIsMeasured() throws Exception {
    String queries =
        "  - {name: raw, objective: 99.5, sli: {raw: {error_ratio_query: 'a[{{.window}}]'}}}\n";
    String failures =
        "  - {name: up, objective: 99.9, sli: {plugin: {id: narrows/http-availability, options:"
            + " {route: /a.*}}}}\n";

    assertThat(run("objectives", file(GOOD + failures + queries))).isZero();

    JsonNode list = new ObjectMapper().readTree(text(out));
    assertThat(list)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"id": "orders-fast", "service": "orders", "name": "fast", "good": 0.99,
                      "budget": 0.01, "metric": "http.server.request.duration",
                      "thresholdSeconds": 0.3},
                     {"id": "orders-up", "service": "orders", "name": "up", "good": 0.999,
                      "budget": 0.001, "metric": "http.server.request.duration", "route": "/a.*"},
                     {"id": "orders-raw", "service": "orders", "name": "raw", "good": 0.995,
                      "budget": 0.005}]
                    """));
  }

  @Test
  void validate_countsWhatIsAccepted() throws Exception {
    assertThat(run("validate", file(GOOD))).isZero();
    assertThat(text(out)).isEqualTo("1 objectives are accepted\n");
  }

  @Test
  void validate_ofWhatIsNotAccepted_failsWithALine() throws Exception {
    String file = file(GOOD.replace("99", "9"));

    assertThat(run("validate", file)).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(text(err)).startsWith("narrows: " + file + ":4: slos[0].objective: 9: accepted is");
  }

  @Test
  void use_thatIsWrong_isSaid() {
    assertThatThrownBy(() -> run("make", "x"))
        .hasMessage("make is not one of validate, generate, objectives");
    assertThatThrownBy(() -> run("validate")).hasMessage("the SLO file is missing");
    assertThatThrownBy(() -> run("validate", folder.resolve("none.yaml").toString()))
        .hasMessage("cannot read or write " + folder.resolve("none.yaml"));
    assertThatThrownBy(() -> run("generate", file(GOOD), "--min-bad-events=few"))
        .hasMessage("--min-bad-events few: accepted is a number");
  }

  @Test
  void emptyValue_isNotTakenForNoValue() throws Exception {
    String file = file(GOOD);
    assertThatThrownBy(() -> run("generate", file, "--out="))
        .hasMessage("--out is empty: accepted is a path");
    assertThatThrownBy(() -> run("validate", file, "--windows", ""))
        .hasMessage("--windows is empty: accepted is a path");
    assertThatThrownBy(() -> run("generate", file, "--grafana="))
        .hasMessage("--grafana is empty: accepted is a URL, as http://localhost:3000");
    assertThatThrownBy(() -> run("generate", file, "--runbooks="))
        .hasMessageStartingWith("--runbooks is empty: accepted is a URL");
    assertThatThrownBy(() -> run("validate", file, "", folder.resolve("none.yaml").toString()))
        .hasMessage("an SLO file has an empty name");
    assertThat(text(out)).isEmpty();
  }

  private int run(String... arguments) throws Exception {
    PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new SloVerb().run(List.of(arguments), new Terminal(output, errors, folder));
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("slo.yaml"), text).toString();
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
