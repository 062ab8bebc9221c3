package com.example.demo.stack;

import com.example.demo.ChildProcess;
import com.example.demo.DemoException;
import com.example.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The objectives with time thirty times as quick, so that a page comes and goes within two minutes:
 * the windows, the period and what holds an alert are a thirtieth, and the factors, the budget and
 * the rules are what they are.
 */
final class QuickTime {

  static final int FACTOR = 30;

  /** The windows of the Site Reliability Workbook, a thirtieth of each. */
  private static final String WINDOWS =
      """
      apiVersion: sloth.slok.dev/v1
      kind: AlertWindows
      spec:
        sloPeriod: 1d
        page:
          quick: {errorBudgetPercent: 2, shortWindow: 10s, longWindow: 120s}
          slow: {errorBudgetPercent: 5, shortWindow: 60s, longWindow: 12m}
        ticket:
          quick: {errorBudgetPercent: 10, shortWindow: 4m, longWindow: 48m}
          slow: {errorBudgetPercent: 10, shortWindow: 12m, longWindow: 144m}
      """;

  private QuickTime() {}

  /** A time of the shipped configurations, as it is here; never less than a second. */
  static String of(int seconds) {
    return Math.max(1, seconds / FACTOR) + "s";
  }

  /** Writes the rules of the shop's objectives, by the command line of the agent. */
  static Path rules(Place place, DemoOptions options, Path objectives)
      throws IOException, InterruptedException {
    Path windows = place.write("windows.yaml", WINDOWS);
    Path generated = place.file("generated.yml");
    run(
        place,
        List.of(
            ChildProcess.java(),
            "-jar",
            options.agentJar().toString(),
            "slo",
            "generate",
            objectives.toString(),
            "--windows",
            windows.toString(),
            "--out",
            generated.toString()));
    Shipped rules =
        Shipped.of(generated)
            .with("interval: 30s", "interval: " + Prometheus.INTERVAL_SECONDS + "s")
            .with("keep_firing_for: 5m", "keep_firing_for: " + of(300))
            .with("for: 15m", "for: " + of(900))
            .with("[1h]", "[" + of(3600) + "]")
            .with("in the last hour", "in the last " + of(3600));
    Files.delete(generated);
    return place.write("shop.rules.yml", rules.text());
  }

  private static void run(Place place, List<String> command)
      throws IOException, InterruptedException {
    Path log = place.file("slo.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new DemoException(String.join(" ", command) + ":\n" + Files.readString(log));
    }
  }
}
