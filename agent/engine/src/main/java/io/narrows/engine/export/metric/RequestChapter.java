package io.narrows.engine.export.metric;

import io.narrows.engine.export.span.HttpNames;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.ClientKey;
import io.narrows.engine.metrics.DbKey;
import io.narrows.engine.metrics.Exemplar;
import io.narrows.engine.metrics.Histogram;
import io.narrows.engine.metrics.NamedTimes;
import io.narrows.engine.metrics.Segment;
import io.narrows.engine.metrics.Series;
import io.narrows.engine.metrics.ServerKey;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests, outgoing calls and database operations: all of them, out of the aggregates. */
final class RequestChapter implements Chapter {
  static final AttributeKey<String> SEGMENT = AttributeKey.stringKey("narrows.segment");
  private static final AttributeKey<String> LOCK_CLASS =
      AttributeKey.stringKey("narrows.lock.class");
  private static final AttributeKey<String> PINNED_LOCATION =
      AttributeKey.stringKey("narrows.vthread.location");

  /** As the SDK marks what is beyond a metric's limit of points. */
  private static final Attributes REST =
      Attributes.of(AttributeKey.booleanKey("otel.metric.overflow"), true);

  private final Aggregates aggregates;
  private long exemplarsSince = Long.MIN_VALUE;
  private long newestExemplar = Long.MIN_VALUE;

  RequestChapter(Aggregates aggregates) {
    this.aggregates = aggregates;
  }

  @Override
  public void write(Sheet sheet) {
    aggregates.read(all -> writeAll(sheet));
    exemplarsSince = newestExemplar;
  }

  private void writeAll(Sheet sheet) {
    histogram(
        sheet.histogram(
            MetricNames.HTTP_SERVER_REQUEST_DURATION, "s", "Duration of HTTP server requests."),
        aggregates.server(),
        RequestChapter::attributes);
    histogram(
        sheet.histogram(
            MetricNames.HTTP_CLIENT_REQUEST_DURATION, "s", "Duration of HTTP client requests."),
        aggregates.client(),
        RequestChapter::attributes);
    histogram(
        sheet.histogram(
            MetricNames.DB_CLIENT_OPERATION_DURATION,
            "s",
            "Duration of database client operations."),
        aggregates.database(),
        RequestChapter::attributes);
    histogram(
        sheet.histogram(
            MetricNames.DB_CLIENT_RESPONSE_RETURNED_ROWS,
            "{row}",
            "The actual number of records returned by the database operation."),
        aggregates.rows(),
        RequestChapter::attributes);
    histogram(
        sheet.histogram(MetricNames.DB_CALLS, "{call}", "Database calls of one request."),
        aggregates.dbCalls(),
        RequestChapter::route);
    segments(sheet);
    times(
        sheet,
        MetricNames.LOCK_WAIT_TIME,
        "What threads waited for locks, while that is watched.",
        LOCK_CLASS,
        aggregates.lockWaits());
    times(
        sheet,
        MetricNames.PINNED_TIME,
        "What virtual threads kept their carriers from others, while that is watched.",
        PINNED_LOCATION,
        aggregates.pinned());
  }

  private <K> void histogram(
      Sheet.Histograms metric, Series<K> series, Function<K, Attributes> attributes) {
    try (metric) {
      series.forEach(
          (key, histogram) -> point(metric, key == null ? REST : attributes.apply(key), histogram));
    }
  }

  private void point(Sheet.Histograms metric, Attributes attributes, Histogram histogram) {
    metric.point(attributes, Distribution.of(histogram, exemplars(histogram)));
  }

  private List<DoubleExemplarData> exemplars(Histogram histogram) {
    Exemplar[] known = histogram.exemplars();
    if (known == null) {
      return List.of();
    }
    List<DoubleExemplarData> recent = new ArrayList<>();
    for (Exemplar exemplar : known) {
      if (exemplar != null && exemplar.epochNanos() > exemplarsSince) {
        newestExemplar = Math.max(newestExemplar, exemplar.epochNanos());
        recent.add(
            DoubleExemplarData.create(
                Attributes.empty(),
                exemplar.epochNanos(),
                span(exemplar),
                histogram.buckets().shown(exemplar.value())));
      }
    }
    return recent;
  }

  private static SpanContext span(Exemplar exemplar) {
    TraceContext trace = exemplar.trace();
    return SpanContext.create(
        Propagation.traceId(trace),
        Propagation.spanId(exemplar.spanId()),
        trace.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  private void segments(Sheet sheet) {
    try (Sheet.Doubles metric =
        sheet.doubleCounter(
            MetricNames.SEGMENT_TIME, "s", "Where the time of server requests went.")) {
      for (Map.Entry<String, long[]> route : aggregates.segments().entrySet()) {
        long[] nanos = route.getValue();
        for (Segment segment : Segment.values()) {
          if (nanos[segment.ordinal()] > 0) {
            Attributes attributes =
                route(route.getKey()).toBuilder().put(SEGMENT, segment.label()).build();
            metric.point(attributes, nanos[segment.ordinal()] / 1e9);
          }
        }
      }
    }
  }

  private static void times(
      Sheet sheet, String name, String description, AttributeKey<String> key, NamedTimes times) {
    try (Sheet.Doubles metric = sheet.doubleCounter(name, "s", description)) {
      times.forEach((value, nanos) -> metric.point(Attributes.of(key, value), nanos / 1e9));
    }
  }

  private static Attributes route(String route) {
    return route.isEmpty() ? Attributes.empty() : Attributes.of(HttpAttributes.HTTP_ROUTE, route);
  }

  private static Attributes attributes(ServerKey key) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put(HttpAttributes.HTTP_REQUEST_METHOD, key.method());
    attributes.put(UrlAttributes.URL_SCHEME, key.scheme());
    put(attributes, HttpAttributes.HTTP_ROUTE, key.route());
    result(attributes, key.status(), key.error());
    HttpNames.protocol(attributes, key.protocol());
    return attributes.build();
  }

  private static Attributes attributes(ClientKey key) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put(HttpAttributes.HTTP_REQUEST_METHOD, key.method());
    if (key.remote().host() != null) {
      attributes.put(ServerAttributes.SERVER_ADDRESS, key.remote().host());
    }
    if (key.remote().port() > 0) {
      attributes.put(ServerAttributes.SERVER_PORT, (long) key.remote().port());
    }
    result(attributes, key.status(), key.error());
    return attributes.build();
  }

  private static void result(AttributesBuilder attributes, int status, @Nullable String error) {
    if (status >= 0) {
      attributes.put(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
    }
    put(attributes, ErrorAttributes.ERROR_TYPE, error);
  }

  private static Attributes attributes(DbKey key) {
    AttributesBuilder attributes = Attributes.builder();
    Database database = key.database();
    attributes.put(DbAttributes.DB_SYSTEM_NAME, database.system());
    put(attributes, DbAttributes.DB_NAMESPACE, database.namespace());
    put(attributes, DbAttributes.DB_QUERY_SUMMARY, key.summary());
    put(attributes, DbAttributes.DB_OPERATION_NAME, key.operation());
    put(attributes, ErrorAttributes.ERROR_TYPE, key.error());
    put(attributes, DbAttributes.DB_RESPONSE_STATUS_CODE, statusCode(key.error()));
    if (database.host() != null) {
      attributes.put(ServerAttributes.SERVER_ADDRESS, database.host());
      if (database.port() > 0) {
        attributes.put(ServerAttributes.SERVER_PORT, (long) database.port());
      }
    }
    return attributes.build();
  }

  /** An error of a database is what it answered, or the name of a class. */
  private static @Nullable String statusCode(@Nullable String error) {
    boolean isClass = error == null || error.indexOf('.') >= 0 || error.startsWith("_");
    return isClass ? null : error;
  }

  private static void put(
      AttributesBuilder attributes, AttributeKey<String> key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
