package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace of a thread's request, for what it logs. */
final class LogRecording {
  private final Recording recording;
  private final Attachments attachments;

  LogRecording(Recording recording, Attachments attachments) {
    this.recording = recording;
    this.attachments = attachments;
  }

  private @Nullable Correlation now() {
    Slice slice = recording.traced();
    return slice == null
        ? null
        : new Correlation(slice.request().context(), slice.spanId(slice.top()));
  }

  @Nullable String traceId() {
    Correlation now = now();
    return now == null ? null : now.traceId();
  }

  @Nullable String spanId() {
    Correlation now = now();
    return now == null ? null : now.span();
  }

  @Nullable String traceFlags() {
    Correlation now = now();
    return now == null ? null : now.traceFlags();
  }

  void logged(Object event) {
    Correlation now = now();
    if (now != null) {
      attachments.set(event, now);
    }
  }

  Map<String, String> correlated(Object event, Map<String, String> context) {
    Object known = attachments.get(event);
    return known instanceof Correlation ? ((Correlation) known).addedTo(context) : context;
  }

  Map<String, String> correlated(Map<String, String> context) {
    Correlation now = now();
    return now == null ? context : now.addedTo(context);
  }
}
