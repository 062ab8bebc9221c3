package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Collector;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Libraries;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent reads the SLO file that the rules are made of, also from inside the packed jar. */
class SloIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  private static final String QUERY =
      """
      new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
      try (java.sql.Connection c = java.sql.DriverManager.getConnection("jdbc:h2:mem:shop");
          java.sql.Statement s = c.createStatement()) {
        s.execute("select 41");
      }
      """;

  private static final String TWO_OBJECTIVES =
      """
      version: prometheus/v1
      service: orders
      slos:
        - name: queries
          objective: 99
          sli: {plugin: {id: narrows/db-latency, options: {threshold: 20ms}}}
        - name: broken
          objective: 99
          sli: {plugin: {id: narrows/http-latency, options: {threshold: soon}}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void threshold_becomesABound_andAMistakeIsOneLine(Jdk jdk) throws Exception {
    Path file = Files.writeString(folder.resolve("slo.yaml"), TWO_OBJECTIVES);
    Program program = Program.ofMain(folder, QUERY);
    try (Collector collector = Collector.listening();
        Run run =
            Fork.of(jdk)
                .environment("OTEL_SDK_DISABLED", "false")
                .environment("OTEL_SERVICE_NAME", "orders")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                .agent("slo=" + file)
                .option("-cp", program.classes() + File.pathSeparator + Libraries.h2())
                .main("app.Main")
                .start()) {
      Commands.awaitAgent(run.pid());
      run.tell("go");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .filteredOn(line -> line.contains("setting slo"))
          .singleElement()
          .asString()
          .contains(file + ":9: slos[1].sli.plugin.options.threshold: soon: accepted is");
      assertThat(bounds(collector)).contains(0.02, 0.05).hasSize(10);
    }
  }

  private static Set<Double> bounds(Collector collector) {
    return collector.metrics().stream()
        .filter(metric -> metric.getName().equals("db.client.operation.duration"))
        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
        .flatMap(point -> point.getExplicitBoundsList().stream())
        .collect(Collectors.toSet());
  }
}
