package io.narrows.facts.jul;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoggerTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Log log =
      new Log(
          io.narrows.facts.log.Level.INFO, new PrintStream(bytes, true, StandardCharsets.UTF_8));
  private final Logger logger = Logger.getLogger("io.opentelemetry.exporter.HttpExporter");

  @Test
  void log_ofAWarning_isSaidOnce() {
    Logger.writeTo(log);
    logger.log(Level.WARNING, "Failed to export {0}", "spans");
    logger.warning("Failed to export spans");

    assertThat(text()).isEqualTo("narrows: HttpExporter: Failed to export spans\n");
  }

  @Test
  void log_ofWhatIsFiner_isSaidWhenDebugging() {
    Logger.writeTo(log);
    logger.fine("a detail");
    assertThat(text()).isEmpty();
    assertThat(logger.isLoggable(Level.FINE)).isFalse();

    log.level(io.narrows.facts.log.Level.DEBUG);
    logger.fine("a detail");
    assertThat(text()).isEqualTo("narrows: HttpExporter: a detail\n");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
