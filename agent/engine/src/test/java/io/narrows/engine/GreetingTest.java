package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greeting_namesWhatIsWatchedAndHowToSeeTheReport() {
    String line = Greeting.of(Settings.defaults(), "jdbc, servlet", Path.of("/lib/narrows.jar"));

    assertThat(line)
        .isEqualTo(
            "unpacked watches jdbc, servlet; sends to http://localhost:4318 (http/protobuf);"
                + " report: java -jar /lib/narrows.jar report "
                + ProcessHandle.current().pid());
  }

  @Test
  void greeting_saysWhereTheConsoleIs() {
    Settings settings = Settings.read("console=7777", new Properties(), Map.of());

    assertThat(Greeting.of(settings, "jdbc", Path.of("narrows.jar")))
        .endsWith("; console: http://127.0.0.1:7777/");
  }

  @Test
  void destination_followsTheSettingsOfOpenTelemetry() {
    assertThat(destination("otel.exporter.otlp.protocol=grpc"))
        .isEqualTo("sends to http://localhost:4317 (grpc)");
    assertThat(destination("otel.exporter.otlp.endpoint=https://collector:4318"))
        .isEqualTo("sends to https://collector:4318 (http/protobuf)");
    assertThat(destination("otel.sdk.disabled=true")).isEqualTo("sends nothing");
    assertThat(
            destination(
                "otel.traces.exporter=none,otel.metrics.exporter=none,otel.logs.exporter=none"))
        .isEqualTo("sends nothing");
    assertThat(
            destination(
                "otel.traces.exporter=console,otel.metrics.exporter=none,otel.logs.exporter=none"))
        .isEqualTo("prints to the console");
  }

  @Test
  void destination_hidesAPassword() {
    assertThat(destination("otel.exporter.otlp.endpoint=https://me:secret@collector:4318/x"))
        .isEqualTo("sends to https://collector:4318/x (http/protobuf)");
  }

  private static String destination(String arguments) {
    return Greeting.destination(Settings.read(arguments, new Properties(), Map.of()));
  }
}
