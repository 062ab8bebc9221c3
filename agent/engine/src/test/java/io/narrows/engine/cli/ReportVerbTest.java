package io.narrows.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportVerbTest {
  private static final String REPORT =
      """
      {"schemaVersion": 1, "service": "shop", "agentVersion": "1.2.3", "durationMillis": 60000,
       "server": {"count": 100}, "verdict": "1 bottleneck: 1 major.", "findings": [
        {"id": "slow_query-1", "type": "slow_query", "severity": "major", "endpoint": "GET /a",
         "title": "GET /a runs a slow query", "evidence": [], "fix": "Index.", "verify": "p95.",
         "requests": 100, "savesAtLeastMillis": 0, "savesAtMostMillis": 80, "impact": 0.2,
         "sites": []}],
       "endpoints": [{"name": "GET /a", "root": "server", "maxQueries": 7,
        "latency": {"count": 100, "meanMillis": 100, "p50Millis": 90, "p99Millis": 200},
        "time": [{"kind": "db_exec", "millis": 10000, "percent": 100}]}]}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String file = "";

  @BeforeEach
  void write() throws Exception {
    Path report = folder.resolve("report.json");
    Files.writeString(report, REPORT);
    file = report.toString();
  }

  private int report(String... arguments) {
    out.reset();
    err.reset();
    List<String> words = new ArrayList<>(List.of("report"));
    words.addAll(List.of(arguments));
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Path.of("narrows.jar"));
    return CommandLine.run(words, terminal);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void gates_decideTheExitCode() {
    assertThat(report(file)).isEqualTo(ExitCode.OK);
    assertThat(report(file, "--fail-on", "critical")).isEqualTo(ExitCode.OK);
    assertThat(report(file, "--max-queries-per-request=7")).isEqualTo(ExitCode.OK);
    assertThat(said()).isEmpty();

    assertThat(report(file, "--fail-on", "major")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(said())
        .isEqualToIgnoringNewLines("narrows: gate failed: major: GET /a runs a slow query\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 MAJOR  GET /a runs a slow query");
    assertThat(report(file, "--max-queries-per-request", "6", "--format", "sarif"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"version\" : \"2.1.0\"");
  }

  @Test
  void compare_withItself_findsNothingNew() {
    assertThat(report(file, "--compare", file)).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("gone: 0")
        .contains("new: 0")
        .contains("still there: 1");
    assertThat(report(file, "--compare", file, "--format", "json")).isEqualTo(ExitCode.OK);
  }

  @Test
  void mistakes_areOneLineThatSaysWhatIsAccepted() throws Exception {
    Files.writeString(folder.resolve("other.json"), "{\"schemaVersion\": 7}");
    String other = folder.resolve("other.json").toString();

    wrong("the process id or file is missing");
    wrong("me is neither a process id nor a file", "me");
    wrong("--fail-on huge: accepted are info, minor, major, critical", file, "--fail-on", "huge");
    wrong("--format pdf: accepted are text, json, html, sarif", file, "--format", "pdf");
    wrong("--format html needs a running JVM", file, "--format", "html");
    wrong(
        "--max-queries-per-request -1: accepted is a number from 0",
        file,
        "--max-queries-per-request",
        "-1");
    wrong("--max-queries-per-request many", file, "--max-queries-per-request", "many");
    wrong("there is no file nothing.json", file, "--compare", "nothing.json");
    wrong("is of schema version 7, and this narrows.jar reads version 1", file, "--compare", other);
    wrong("is of schema version 7", other);
    wrong(
        "--compare is said as text or json, not as sarif",
        file,
        "--compare",
        file,
        "--format",
        "sarif");
    wrong("--renamed belongs to --compare", file, "--renamed", "/v2/=/");
    wrong("--renamed v2: accepted is /NOW=/BEFORE", file, "--compare", file, "--renamed", "v2");
    wrong("too much: 4711", file, "4711");
  }

  @Test
  void emptyValue_isNotTakenForNoValue() {
    wrong("--fail-on : accepted are info, minor, major, critical", file, "--fail-on", "");
    wrong("--fail-on : accepted are info, minor, major, critical", file, "--fail-on=");
    wrong(
        "--max-queries-per-request : accepted is a number from 0",
        file,
        "--max-queries-per-request",
        "");
    wrong("--compare is empty: accepted is a path", file, "--compare=");
    wrong("--renamed : accepted is /NOW=/BEFORE", file, "--compare", file, "--renamed", "");
    wrong("--source-root is empty", file, "--format", "sarif", "--source-root", "");
    wrong("--format : accepted are text, json, html, sarif", file, "--format", "");
  }

  @Test
  void nameThatIsNoPath_isWrongUse() {
    wrong("a\0b is no path of a file here: Nul character", "a\0b");
    wrong("--compare a\0b is no path of a file here: Nul character", file, "--compare", "a\0b");
    wrong("--source-root a\0b is no path", file, "--format", "sarif", "--source-root", "a\0b");
  }

  @Test
  void gateOfNothing_isNotPassed() throws Exception {
    String zero =
        changed(REPORT.replaceAll("(?s)\"findings\".*", "\"findings\": [], \"endpoints\": []}"), 0);

    assertThat(report(zero, "--fail-on", "info")).isEqualTo(ExitCode.NO_DATA_YET);
    assertThat(said())
        .isEqualToIgnoringNewLines("narrows: nothing to judge: no request was recorded");
    assertThat(report(zero, "--max-queries-per-request", "20")).isEqualTo(ExitCode.NO_DATA_YET);
    assertThat(report(zero)).isEqualTo(ExitCode.OK);
    assertThat(said()).isEmpty();
  }

  @Test
  void gateThatPassedOnLittle_saysSo() throws Exception {
    String few = changed(REPORT, 29);

    assertThat(report(few, "--fail-on", "critical")).isEqualTo(ExitCode.OK);
    assertThat(said())
        .isEqualToIgnoringNewLines(
            "narrows: the gate passed on little: a finding needs 30 requests of an endpoint, and no"
                + " endpoint had more than 29");
    assertThat(report(few, "--fail-on", "major")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(said()).contains("gate failed").hasLineCount(1);
    assertThat(report(few)).isEqualTo(ExitCode.OK);
    assertThat(said()).isEmpty();
    String enough = REPORT.replace("\"service\"", "\"requestsNeeded\": 3, \"service\"");
    assertThat(report(changed(enough, 3), "--fail-on", "critical")).isEqualTo(ExitCode.OK);
    assertThat(said()).isEmpty();
  }

  private String changed(String report, int requests) throws Exception {
    Path changed = folder.resolve("changed.json");
    String counts = "\"count\": " + requests;
    return Files.writeString(changed, report.replace("\"count\": 100", counts)).toString();
  }

  @Test
  void sourceRootThatIsMissing_isWrongUse() throws Exception {
    String missing = folder.resolve("nosuch").toString();
    String why = "--source-root " + missing + ": accepted is a folder that exists";
    wrong(why, file, "--format", "sarif", "--source-root", missing);
    wrong("--source-root " + file, file, "--format", "sarif", "--source-root", file);
    assertThat(report(file, "--format", "sarif", "--source-root", folder.toString()))
        .isEqualTo(ExitCode.OK);
  }

  private void wrong(String why, String... arguments) {
    assertThat(report(arguments)).as(why).isEqualTo(ExitCode.WRONG_USE);
    assertThat(said()).contains(why).contains("; try: help report").hasLineCount(1);
    assertThat(out.size()).isZero();
  }
}
