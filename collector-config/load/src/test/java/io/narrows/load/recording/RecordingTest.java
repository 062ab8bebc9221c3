package io.narrows.load.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording that comes with the repository. */
class RecordingTest {
  private static final Path COMMITTED = Path.of("shop.otlp.gz");

  @Test
  void recording_hasAllThatAnAgentSends() throws IOException {
    Recording recording = Recording.read(COMMITTED);

    assertThat(recording.spans()).hasSizeGreaterThan(1_000);
    assertThat(recording.requests()).isPositive();
    assertThat(recording.points()).isPositive();
    assertThat(recording.logRecords()).isPositive();
    assertThat(recording.spans()).extracting(Span::getTraceId).allMatch(id -> id.size() == 16);
  }

  @Test
  void recording_doesNotSayWhereItWasMade() throws IOException {
    Recording recording = Recording.read(COMMITTED);

    Map<String, String> resource =
        recording.resource().getAttributesList().stream()
            .collect(Collectors.toMap(KeyValue::getKey, it -> it.getValue().toString().strip()));
    assertThat(resource)
        .containsEntry("service.name", "string_value: \"shop\"")
        .containsEntry("host.name", "string_value: \"host-0000\"")
        .containsEntry("process.pid", "int_value: 1");
    String all = "" + recording.traces() + recording.metrics() + recording.logs();
    assertThat(all).doesNotContain("/root", "/home/", "/work/", "/tmp/", "/Users/", "password");
  }

  @Test
  void file_thatEndsTooEarly_isRefused(@TempDir Path folder) throws IOException {
    Path half = folder.resolve("half.gz");
    Recording whole = Recording.read(COMMITTED);
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(half))) {
      whole.traces().writeDelimitedTo(out);
    }

    assertThatThrownBy(() -> Recording.read(half)).hasMessage(half + " ends too early");
  }
}
