package io.narrows.engine.export.log;

import io.narrows.engine.export.otlp.Outbox;
import io.narrows.engine.export.span.Origin;
import io.narrows.engine.recording.EpochTime;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.List;
import java.util.Map;

/** Takes events by any thread of the agent's; the exporting thread sends them. */
public final class Events {
  private final Origin origin;
  private final EpochTime time;
  private final Outbox<LogRecordData> outbox;

  public Events(Origin origin, EpochTime time, Outbox<LogRecordData> outbox) {
    this.origin = origin;
    this.time = time;
    this.outbox = outbox;
  }

  /** How bad an event is. */
  public enum Level {
    INFO(Severity.INFO),
    WARN(Severity.WARN),
    ERROR(Severity.ERROR);

    private final Severity severity;

    Level(Severity severity) {
      this.severity = severity;
    }
  }

  /**
   * Sends an event, unless too many wait; what does not fit is dropped and counted.
   *
   * @param attributes strings, booleans, longs and doubles by their names
   */
  public void emit(String name, Level level, String body, Map<String, Object> attributes) {
    AttributesBuilder built = io.opentelemetry.api.common.Attributes.builder();
    attributes.forEach((key, value) -> put(built, key, value));
    outbox.offer(
        List.of(
            new EventRecord(
                origin,
                time.now(),
                name,
                level.severity,
                body,
                built.build(),
                SpanContext.getInvalid())));
  }

  private static void put(AttributesBuilder attributes, String key, Object value) {
    if (value instanceof Boolean flag) {
      attributes.put(key, flag);
    } else if (value instanceof Double number) {
      attributes.put(key, number);
    } else if (value instanceof Number number) {
      attributes.put(key, number.longValue());
    } else {
      attributes.put(key, value.toString());
    }
  }
}
