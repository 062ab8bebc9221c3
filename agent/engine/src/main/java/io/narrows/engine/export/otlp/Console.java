package io.narrows.engine.export.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.PrintStream;
import java.util.Collection;

/**
 * What the value {@code console} means: a line for each item on the standard output. The SDK's own
 * exporters of that name write to {@code java.util.logging}, which the agent does not touch.
 */
final class Console {
  private Console() {}

  /** A span, a line. */
  static final class Spans implements SpanExporter {
    private final PrintStream out;

    Spans(PrintStream out) {
      this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      for (SpanData span : spans) {
        out.println(
            "span '"
                + span.getName()
                + "' "
                + span.getKind()
                + " trace="
                + span.getTraceId()
                + " span="
                + span.getSpanId()
                + " parent="
                + span.getParentSpanId()
                + " nanos="
                + (span.getEndEpochNanos() - span.getStartEpochNanos())
                + " status="
                + span.getStatus().getStatusCode()
                + " "
                + span.getAttributes());
      }
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  /** A point, a line. */
  static final class Metrics implements MetricExporter {
    private final PrintStream out;

    Metrics(PrintStream out) {
      this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
      for (MetricData metric : metrics) {
        for (PointData point : metric.getData().getPoints()) {
          out.println("metric '" + metric.getName() + "' " + metric.getUnit() + " " + point);
        }
      }
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }
  }

  /** A log record, a line. */
  static final class Logs implements LogRecordExporter {
    private final PrintStream out;

    Logs(PrintStream out) {
      this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<LogRecordData> logs) {
      for (LogRecordData log : logs) {
        out.println(
            "log '"
                + log.getEventName()
                + "' "
                + log.getSeverity()
                + " "
                + (log.getBodyValue() == null ? "" : log.getBodyValue().asString())
                + " "
                + log.getAttributes());
      }
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
