package io.narrows.load.recording;

import io.narrows.load.Given;
import io.narrows.load.Verb;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what is in a recording. */
public final class ShowVerb implements Verb {
  private final Path root;

  public ShowVerb(Path root) {
    this.root = root;
  }

  @Override
  public String help() {
    return """
        usage: collector-config/load/run show [--recording FILE] [--all]

        Says how much is in a recording. --all prints every message of it as text.
        """;
  }

  @Override
  public int run(Given given) throws Exception {
    Path file = given.file("--recording", root.resolve(RecordVerb.COMMITTED));
    boolean isWhole = given.flag("--all");
    given.requireNothingMore();
    Recording recording = Recording.read(file);
    System.out.println(summary(recording, file));
    if (isWhole) {
      System.out.println(recording.traces());
      System.out.println(recording.metrics());
      System.out.println(recording.logs());
    }
    return 0;
  }

  static String summary(Recording recording, Path file) throws IOException {
    List<Span> spans = recording.spans();
    Set<Object> traces = new HashSet<>();
    spans.forEach(span -> traces.add(span.getTraceId()));
    double attributes = spans.stream().mapToInt(Span::getAttributesCount).average().orElse(0);
    double bytes = spans.stream().mapToInt(Span::getSerializedSize).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s, %d KiB: %d spans of %d traces (%.1f spans for each request, %.0f bytes and %.1f"
            + " attributes each), %d points of metrics, %d log records",
        file.getFileName(),
        Files.size(file) / 1024,
        spans.size(),
        traces.size(),
        (double) spans.size() / recording.requests(),
        bytes,
        attributes,
        recording.points(),
        recording.logRecords());
  }
}
