package io.narrows.load.play;

import io.narrows.load.recording.Recording;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Locale;

/**
 * One of the services that seem to send: the recorded one under another name, with other trace ids,
 * and now. It goes round the recording from a place of its own. Used by one thread.
 */
final class Service {
  private final int number;
  private final Recording recording;
  private final List<Span> spans;
  private final Resource resource;
  private final long startNanos;
  private int next;
  private int round;
  private Disguise disguise;
  private long shiftNanos;

  Service(int number, Recording recording, List<Span> spans, long nowNanos) {
    this.number = number;
    this.recording = recording;
    this.spans = spans;
    resource = resource(recording.resource(), number);
    startNanos = nowNanos;
    next = (int) (number * 7919L % spans.size());
    disguise = Disguise.of(number, 0);
    shiftNanos = nowNanos - spans.get(next).getStartTimeUnixNano();
  }

  private static Resource resource(Resource recorded, int number) {
    Resource.Builder resource = recorded.toBuilder();
    String instance = String.format(Locale.ROOT, "00000000-0000-4000-8000-%012x", number);
    for (KeyValue.Builder attribute : resource.getAttributesBuilderList()) {
      switch (attribute.getKey()) {
        case "service.name" ->
            attribute.setValue(
                text(attribute.getValue().getStringValue() + String.format("-%04d", number)));
        case "service.instance.id" -> attribute.setValue(text(instance));
        case "host.name" -> attribute.setValue(text(String.format("host-%04d", number)));
        default -> {}
      }
    }
    return resource.build();
  }

  private static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  /** Its next spans. */
  ExportTraceServiceRequest traces(int count, long nowNanos) {
    ScopeSpans.Builder scope =
        ScopeSpans.newBuilder()
            .setScope(recording.traces().getResourceSpans(0).getScopeSpans(0).getScope());
    for (int i = 0; i < count; i++) {
      scope.addSpans(span(nowNanos));
    }
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().setResource(resource).addScopeSpans(scope);
    return request.build();
  }

  private Span span(long nowNanos) {
    Span recorded = spans.get(next);
    Span.Builder span = recorded.toBuilder();
    span.setTraceId(disguise.traceId(recorded.getTraceId()))
        .setStartTimeUnixNano(recorded.getStartTimeUnixNano() + shiftNanos)
        .setEndTimeUnixNano(recorded.getEndTimeUnixNano() + shiftNanos);
    for (Span.Event.Builder event : span.getEventsBuilderList()) {
      event.setTimeUnixNano(event.getTimeUnixNano() + shiftNanos);
    }
    for (Span.Link.Builder link : span.getLinksBuilderList()) {
      link.setTraceId(disguise.traceId(link.getTraceId()));
    }
    next++;
    if (next == spans.size()) {
      next = 0;
      round++;
      disguise = Disguise.of(number, round);
      shiftNanos = nowNanos - spans.get(0).getStartTimeUnixNano();
    }
    return span.build();
  }

  /** What it measured: the recorded values, as counted since it began. */
  ExportMetricsServiceRequest metrics(long nowNanos) {
    return MetricsNow.of(recording.metrics(), resource, startNanos, nowNanos, disguise);
  }

  /** The events of the recording. */
  ExportLogsServiceRequest logs(long nowNanos) {
    ExportLogsServiceRequest.Builder request = recording.logs().toBuilder();
    for (var resourceLogs : request.getResourceLogsBuilderList()) {
      resourceLogs.setResource(resource);
      for (var scope : resourceLogs.getScopeLogsBuilderList()) {
        for (LogRecord.Builder record : scope.getLogRecordsBuilderList()) {
          record
              .setTimeUnixNano(nowNanos)
              .setObservedTimeUnixNano(nowNanos)
              .setTraceId(disguise.traceId(record.getTraceId()));
        }
      }
    }
    return request.build();
  }

  /** How often it has been all round the recording. */
  int rounds() {
    return round;
  }
}
