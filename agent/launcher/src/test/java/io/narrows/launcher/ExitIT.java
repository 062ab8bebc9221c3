package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Collector;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Libraries;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However an application ends: what was recorded is sent, within a bounded time. */
class ExitIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";
  private static final int QUERIES = 20;

  /** Waits for a word on its input, queries, and says that it will end now. */
  private static final String QUERY =
      """
      new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
      try (java.sql.Connection c = java.sql.DriverManager.getConnection("jdbc:h2:mem:shop");
          java.sql.PreparedStatement s = c.prepareStatement("select 41 + ?")) {
        for (int i = 0; i < %d; i++) {
          s.setInt(1, i);
          try (java.sql.ResultSet rows = s.executeQuery()) {
            rows.next();
          }
        }
      }
      System.out.println("ending");
      """
          .formatted(QUERIES);

  /** A request is open when the shutdown begins, and ends when the agent could have gone. */
  private static final String GRACEFUL =
      """
      new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
      java.util.concurrent.CountDownLatch ending = new java.util.concurrent.CountDownLatch(1);
      com.sun.net.httpserver.HttpServer server = com.sun.net.httpserver.HttpServer.create(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/late", exchange -> {
        System.out.println("serving");
        try {
          ending.await();
        } catch (InterruptedException e) {
          throw new java.io.IOException(e);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      server.start();
      java.net.URL url =
          new java.net.URL("http://127.0.0.1:" + server.getAddress().getPort() + "/late");
      Thread client = new Thread(() -> {
        try {
          url.openStream().readAllBytes();
        } catch (java.io.IOException e) {
          e.printStackTrace();
        }
      });
      client.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        try {
          for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("narrows-drain")) {
              thread.join(500);
            }
          }
          ending.countDown();
          client.join();
        } catch (InterruptedException e) {
          e.printStackTrace();
        }
      }));
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_bySystemExit_sendsWhatWasRecorded(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), QUERY + "System.exit(5);")) {
      assertThat(run.exitCode()).isEqualTo(5);
      assertReceived(collector);
      assertThat(run.err()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_bySignal_sendsWhatWasRecorded(Jdk jdk) throws Exception {
    String program = QUERY + "Thread.currentThread().join();";
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), program)) {
      run.awaitOut("ending");
      run.process().destroy();
      assertThat(run.exitCode()).isEqualTo(128 + 15);
      assertReceived(collector);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_withAnOpenRequest_countsItWhenItEnds(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), GRACEFUL)) {
      run.awaitOut("serving");
      run.process().destroy();
      assertThat(run.exitCode()).isEqualTo(128 + 15);
      assertThat(collector.metrics().stream().mapToLong(ExitIT::requests).max()).hasValue(1);
      assertThat(run.err()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_withARequestThatNeverEnds_isBounded(Jdk jdk) throws Exception {
    String never = GRACEFUL.replace("ending.countDown();", "").replace("client.join();", "");
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), never, "shutdown.timeout=900ms")) {
      run.awaitOut("serving");
      long begin = System.nanoTime();
      run.process().destroy();
      run.exitCode();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_byAnErrorInMain_sendsWhatWasRecorded(Jdk jdk) throws Exception {
    String program = QUERY + "if (args.length == 0) throw new IllegalStateException(\"mine\");";
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), program)) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertReceived(collector);
      assertThat(run.err())
          .hasSize(3)
          .contains("Exception in thread \"main\" java.lang.IllegalStateException: mine")
          .anyMatch(line -> line.startsWith("\tat app.Main.main(Main.java:"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_byTheEndOfMain_sendsWhatWasRecorded(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = start(jdk, collector.endpoint(), QUERY)) {
      assertThat(run.exitCode()).isZero();
      assertReceived(collector);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_whereTheCollectorHangs_isBounded(Jdk jdk) throws Exception {
    try (Collector collector = Collector.hanging();
        Run run = start(jdk, collector.endpoint(), QUERY, "shutdown.timeout=1s")) {
      assertThat(timeToEnd(run)).isLessThan(Duration.ofSeconds(3));
      assertThat(run.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void exit_whereNobodyListens_isBounded(Jdk jdk) throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String endpoint = "http://127.0.0.1:" + free;
    try (Run run = start(jdk, endpoint, QUERY, "shutdown.timeout=1s")) {
      assertThat(timeToEnd(run)).isLessThan(Duration.ofSeconds(3));
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("ending");
    }
  }

  private static Duration timeToEnd(Run run) throws InterruptedException {
    run.awaitOut("ending");
    long begin = System.nanoTime();
    run.exitCode();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Run start(Jdk jdk, String endpoint, String body, String... settings)
      throws IOException, InterruptedException {
    Program program = Program.ofMain(folder, body);
    String classPath = program.classes() + File.pathSeparator + Libraries.h2();
    Run run =
        Fork.of(jdk)
            .environment("OTEL_SDK_DISABLED", "false")
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
            .agent(settings)
            .option("-cp", classPath)
            .main("app.Main")
            .start();
    Commands.awaitAgent(run.pid());
    run.tell("go");
    return run;
  }

  private static void assertReceived(Collector collector) {
    assertThat(collector.spans().stream().filter(Collector::isQuery).count()).isEqualTo(QUERIES);
    assertThat(collector.metrics().stream().mapToLong(ExitIT::queries).max()).hasValue(QUERIES);
  }

  private static long queries(Metric metric) {
    return count(metric, "db.client.operation.duration");
  }

  private static long requests(Metric metric) {
    return count(metric, "http.server.request.duration");
  }

  private static long count(Metric metric, String name) {
    if (!metric.getName().equals(name)) {
      return 0;
    }
    List<HistogramDataPoint> points = metric.getHistogram().getDataPointsList();
    return points.stream().mapToLong(HistogramDataPoint::getCount).sum();
  }
}
