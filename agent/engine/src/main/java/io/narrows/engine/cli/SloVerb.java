package io.narrows.engine.cli;

import io.narrows.engine.control.ExitCode;
import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.ObjectiveList;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Threshold;
import io.narrows.engine.slo.Windows;
import io.narrows.engine.slo.file.SloFiles;
import io.narrows.engine.slo.file.WindowsFile;
import io.narrows.engine.slo.rule.Choices;
import io.narrows.engine.slo.rule.RuleFile;
import io.narrows.engine.slo.yaml.Refusal;
import io.narrows.facts.settings.HistogramAggregation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks SLO files, and makes Prometheus rules of them. */
final class SloVerb implements Verb {
  private static final List<String> WHATS = List.of("validate", "generate", "objectives");
  private static final String RUNBOOKS = "collector-config/runbooks";

  @Override
  public String name() {
    return "slo";
  }

  @Override
  public String summary() {
    return "checks SLO files, and makes Prometheus rules of them";
  }

  @Override
  public List<String> help() {
    return List.of(
        "slo validate FILE... [--windows FILE]",
        "slo generate FILE... [--windows FILE] [--out FILE] [--min-bad-events N]",
        "             [--grafana URL] [--runbooks URL]",
        "slo objectives FILE... [--windows FILE] [--out FILE]",
        "",
        "Reads service level objectives: Sloth prometheus/v1 as it is, OpenSLO v1 ratios by import.",
        "generate prints the rules: burn rates over several windows, and alerts on them.",
        "objectives prints them as JSON, for what is no Prometheus (a load test's thresholds).",
        "  --windows         other windows and factors: a file of kind AlertWindows",
        "  --out             writes to this file what would be printed",
        "  --min-bad-events  how many events have to be bad before an alert fires (5)",
        "  --grafana         where alerts link to (http://localhost:3000)",
        "  --runbooks        where alerts find their runbook (" + RUNBOOKS + ")",
        "",
        "A file without PromQL:",
        "",
        "  version: prometheus/v1",
        "  service: orders              # the service.name of the application",
        "  slos:",
        "    - name: availability",
        "      objective: 99.9",
        "      sli: {plugin: {id: narrows/http-availability, options: {route: \"/orders.*\"}}}",
        "",
        "  narrows/http-availability        route (a regular expression, all when absent)",
        "  narrows/http-latency             threshold (250ms), route",
        "  narrows/db-latency               threshold, summary (of the query)",
        "  narrows/dependency-availability  address (of the host that is called)",
        "  narrows/executor-wait            threshold, executor",
        "  each of them                     histogram: classic (the default), native or both, as",
        "                                   Prometheus has what the agent sends",
        "",
        "Give the agent the same file, for thresholds that are no usual bound of a histogram:",
        "  -javaagent:narrows.jar=slo=slo.yaml",
        "",
        "  java -jar narrows.jar slo validate slo.yaml",
        "  java -jar narrows.jar slo generate slo.yaml --out rules.yml",
        "",
        "Exit code 1: a file is not accepted; one line says where, what, and what is accepted.");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws WrongUse {
    Arguments given =
        Arguments.parse(
            arguments,
            List.of("--windows", "--out", "--min-bad-events", "--grafana", "--runbooks"),
            List.of());
    String what = given.next("");
    if (!WHATS.contains(what)) {
      throw new WrongUse(what + " is not one of " + String.join(", ", WHATS));
    }
    List<Path> files = files(given);
    try {
      Windows windows = windows(given);
      SloFiles read = new SloFiles(windows);
      for (Path file : files) {
        read.read(file);
      }
      read.refusals().forEach(terminal::say);
      if (!read.refusals().isEmpty()) {
        return ExitCode.GATE_FAILED;
      }
      notes(read.slos(), terminal);
      if (what.equals("validate")) {
        terminal.out().println(read.slos().size() + " objectives are accepted");
      } else if (what.equals("objectives")) {
        write(ObjectiveList.of(read.slos()), given, terminal);
      } else {
        write(RuleFile.of(read.slos(), choices(given, windows)), given, terminal);
      }
      return ExitCode.OK;
    } catch (Refusal refusal) {
      terminal.say(refusal.getMessage());
      return ExitCode.GATE_FAILED;
    } catch (IOException error) {
      throw new WrongUse("cannot read or write " + error.getMessage());
    }
  }

  private static List<Path> files(Arguments given) throws WrongUse {
    List<Path> files = new ArrayList<>();
    while (given.hasNext()) {
      files.add(file(given.next("")));
    }
    if (files.isEmpty()) {
      throw new WrongUse("the SLO file is missing");
    }
    return files;
  }

  private static Path file(String name) throws WrongUse {
    if (name.isEmpty()) {
      throw new WrongUse("an SLO file has an empty name");
    }
    return Arguments.file(name);
  }

  private static Windows windows(Arguments given) throws IOException, Refusal, WrongUse {
    Path file = given.path("--windows");
    return file == null ? Windows.STANDARD : WindowsFile.read(file);
  }

  private static Choices choices(Arguments given, Windows windows) throws WrongUse {
    String least = given.option("--min-bad-events", "5");
    if (!least.matches("\\d{1,6}")) {
      throw new WrongUse("--min-bad-events " + least + ": accepted is a number");
    }
    return new Choices(
        windows,
        Integer.parseInt(least),
        url(given, "--grafana", "http://localhost:3000"),
        url(given, "--runbooks", RUNBOOKS));
  }

  /** Without a slash at its end. */
  private static String url(Arguments given, String option, String otherwise) throws WrongUse {
    String url = given.option(option, otherwise);
    if (url.isEmpty()) {
      throw new WrongUse(option + " is empty: accepted is a URL, as " + otherwise);
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static void write(String text, Arguments given, Terminal terminal)
      throws IOException, WrongUse {
    Path out = given.path("--out");
    if (out == null) {
      terminal.out().print(text);
    } else {
      Files.writeString(out, text);
    }
  }

  private static void notes(List<Slo> slos, Terminal terminal) {
    for (Slo slo : slos) {
      if (slo.histograms() != null && slo.histograms().isNative()) {
        terminal.say(
            slo.id()
                + ": reads native histograms, which the agent sends with"
                + " OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION="
                + HistogramAggregation.BASE2_EXPONENTIAL_BUCKET_HISTOGRAM);
      }
      for (Threshold threshold : slo.thresholds()) {
        Durations of = threshold.of();
        if (slo.readsBuckets() && !of.has(threshold.seconds())) {
          terminal.say(
              slo.id()
                  + ": "
                  + threshold.seconds()
                  + " s becomes a bound of "
                  + of.buckets()
                  + " where the agent reads this file: slo=FILE");
        }
      }
    }
  }
}
