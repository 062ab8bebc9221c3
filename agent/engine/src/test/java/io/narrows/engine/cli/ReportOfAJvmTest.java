package io.narrows.engine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.Control;
import io.narrows.engine.control.ExitCode;
import io.narrows.engine.control.ReportSource;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verb asks this JVM, as if an agent were in it. */
@Timeout(60)
class ReportOfAJvmTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Changing report = new Changing();
  private final Control control =
      new Control(new Log(Level.OFF, System.err), report, () -> "", () -> {});

  @BeforeEach
  void open() {
    control.open();
  }

  @AfterEach
  void close() {
    control.close();
  }

  @Test
  void gate_printsTheReportThatItJudges() {
    for (String format : List.of("text", "html")) {
      assertThat(report("--format", format, "--max-queries-per-request", "0"))
          .isEqualTo(ExitCode.GATE_FAILED);
      assertThat(out.toString(UTF_8)).isEqualTo(format + " of moment " + report.moments);
      assertThat(err.toString(UTF_8))
          .contains("a request of GET /a made " + report.moments + " queries");
    }
  }

  @Test
  void gateOfWhatIsNotRecordedYet_isNotPassed() {
    report.hasData = false;

    assertThat(report("--fail-on", "info")).isEqualTo(ExitCode.NO_DATA_YET);
    assertThat(err.toString(UTF_8)).isEqualToIgnoringNewLines("narrows: nothing was recorded yet");
    assertThat(out.size()).isZero();
  }

  private int report(String... arguments) {
    out.reset();
    err.reset();
    List<String> words = new ArrayList<>(List.of("report"));
    words.add(Long.toString(ProcessHandle.current().pid()));
    words.addAll(List.of(arguments));
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Path.of("jar"));
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> CommandLine.run(words, terminal));
    while (!code.isDone()) {
      control.tick(0);
      Thread.onSpinWait();
    }
    return code.join();
  }

  /** A report that is another one whenever it is made. */
  private static final class Changing implements ReportSource {
    volatile boolean hasData = true;
    volatile int moments;

    @Override
    public boolean hasData() {
      return hasData;
    }

    @Override
    public String text(boolean all) {
      return now().text(all);
    }

    @Override
    public String json() {
      return now().json();
    }

    @Override
    public String html() {
      return now().html();
    }

    @Override
    public ReportSource now() {
      moments++;
      return new Moment(moments);
    }
  }

  private record Moment(int number) implements ReportSource {
    @Override
    public boolean hasData() {
      return true;
    }

    @Override
    public String text(boolean all) {
      return "text of moment " + number;
    }

    @Override
    public String html() {
      return "html of moment " + number;
    }

    @Override
    public String json() {
      return """
          {"schemaVersion": 1, "service": "shop", "agentVersion": "1.2.3", "durationMillis": 60000,
           "server": {"count": 100}, "verdict": "Nothing wrong.", "findings": [],
           "endpoints": [{"name": "GET /a", "root": "server", "maxQueries": %d,
            "latency": {"count": 100, "meanMillis": 100, "p50Millis": 90, "p99Millis": 200},
            "time": []}]}
          """
          .formatted(number);
    }
  }
}
