package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Collector;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Libraries;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent weaves the same classes, before ours or after. */
class OtherAgentsIT {
  private static final int QUERIES = 10;

  /** Ten queries over an executor's threads; the sum shows that the application did its work. */
  private static final String PROGRAM =
      """
      java.util.concurrent.ExecutorService pool =
          java.util.concurrent.Executors.newFixedThreadPool(2);
      int sum = 0;
      try (java.sql.Connection c = java.sql.DriverManager.getConnection("jdbc:h2:mem:shop")) {
        for (int i = 0; i < 10; i++) {
          int n = i;
          sum += pool.submit(() -> {
            try (java.sql.PreparedStatement s = c.prepareStatement("select 41 + ?")) {
              s.setInt(1, n);
              java.sql.ResultSet row = s.executeQuery();
              row.next();
              return row.getInt(1);
            }
          }).get();
        }
      }
      pool.shutdown();
      System.out.println("sum " + sum);
      """;

  @TempDir Path folder;

  static List<Object[]> cases() throws IOException {
    List<Object[]> cases = new ArrayList<>();
    for (Jdk jdk : Jdk.all()) {
      for (String other : List.of("org.jacoco.agent-runtime.jar", "opentelemetry-javaagent.jar")) {
        cases.add(new Object[] {jdk, other, true});
        cases.add(new Object[] {jdk, other, false});
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0} {1} first: {2}")
  @MethodSource("cases")
  void agentBeside_changesNeitherTheApplicationNorWhatIsRecorded(
      Jdk jdk, String other, boolean otherFirst) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = start(jdk, other, otherFirst, collector.endpoint())) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("sum 455");
      assertThat(collector.spans().stream().filter(Collector::isQuery)).hasSize(QUERIES);
      assertThat(run.err()).noneMatch(line -> line.contains("not woven"));
      assertThat(run.err()).noneMatch(line -> line.contains("VerifyError"));
    }
  }

  private Run start(Jdk jdk, String other, boolean otherFirst, String endpoint) throws IOException {
    Program program = Program.ofMain(folder, PROGRAM);
    Path jar = Path.of("target", "agents", other).toAbsolutePath();
    assertThat(jar).exists();
    String beside = "-javaagent:" + jar + (other.contains("jacoco") ? "=output=none" : "");
    Fork fork =
        Fork.of(jdk)
            .environment("OTEL_SDK_DISABLED", "false")
            .option("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none")
            .option("-Dotel.logs.exporter=none");
    if (otherFirst) {
      fork.option(beside);
    }
    fork.agent(
        "otel.exporter.otlp.endpoint=" + endpoint,
        "otel.traces.exporter=otlp",
        "otel.metrics.exporter=otlp");
    if (!otherFirst) {
      fork.option(beside);
    }
    return fork.option("-cp", program.classes() + File.pathSeparator + Libraries.h2())
        .main("app.Main")
        .start();
  }
}
