package io.narrows.engine.export;

import io.narrows.engine.export.log.Events;
import io.narrows.engine.export.metric.AgentThreads;
import io.narrows.engine.export.metric.FindingTotals;
import io.narrows.engine.export.metric.MetricSource;
import io.narrows.engine.export.otlp.Exporters;
import io.narrows.engine.export.otlp.Outbox;
import io.narrows.engine.export.otlp.Pause;
import io.narrows.engine.export.span.Keep;
import io.narrows.engine.export.span.Origin;
import io.narrows.engine.export.span.SlowLimit;
import io.narrows.engine.export.span.SpanSink;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.metrics.SegmentTime;
import io.narrows.engine.metrics.Shares;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.site.CallSites;
import io.narrows.engine.watch.Told;
import io.narrows.facts.Facts;
import io.narrows.facts.settings.Options;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.semconv.SchemaUrls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that leaves the process for OpenTelemetry. The drain feeds it; what waits for a
 * network happens on {@code narrows-export}, which also builds the exporters, so that neither the
 * application's start nor the drain waits for their classes.
 */
public final class Exports implements Sink, AutoCloseable {
  private static final Duration METRIC_INTERVAL = Duration.ofSeconds(15);

  private final Facts facts;
  private final Recording recording;
  private final Origin origin;
  private final EpochTime time;
  private final Aggregates aggregates;
  private final Drops drops = new Drops();
  private final AgentThreads threads = new AgentThreads();
  private final Exporters exporters;
  private final ConfigProperties config;
  private final Numbers numbers;
  private final MetricSource.Measures measures;
  private final Outbox<SpanData> spans;
  private final Outbox<LogRecordData> logs;
  private final SpanSink spanSink;
  private final Events events;
  private final FindingTotals findings = new FindingTotals();
  private final FindingExport findingExport;
  private final Exporting exporting;
  private final String version;
  private final boolean sendsSpans;
  private final AtomicBoolean open = new AtomicBoolean(true);

  // Filled and read by the exporting thread, once it has built them
  private List<SpanExporter> spanExporters = List.of();
  private volatile @Nullable List<LogRecordExporter> logExporters;
  private final List<PeriodicMetricReader> readers = new ArrayList<>();
  private final List<MetricExporter> metricExporters = new ArrayList<>();

  /**
   * What the exports read.
   *
   * @param limit from when a request misses its objective
   */
  public record Sources(
      Facts facts,
      Recording recording,
      Resources resources,
      Clock clock,
      QueryNames queries,
      Shares shares,
      CallSites sites,
      Layout layout,
      SlowLimit limit,
      String version) {}

  /** What counts, also while nobody reads yet. */
  public record Counting(Methods methods, Aggregates aggregates) {}

  /** From now on nothing is lost uncounted, however long it takes until something is sent. */
  public static Counting count(Sources sources) {
    Methods methods =
        Methods.of(sources.facts().settings().otel("otel.instrumentation.http.known.methods"));
    Layout layout =
        sources.layout().exponential(sources.facts().settings().histograms().isExponential());
    Aggregates aggregates = new Aggregates(layout, methods, sources.queries(), sources.shares());
    sources.recording().tally(aggregates.overflow());
    return new Counting(methods, aggregates);
  }

  /** Begins to send; called by the drain's thread before it reads. */
  public static Exports start(Sources sources, Counting counting) {
    return start(sources, counting, new Pause());
  }

  static Exports start(Sources sources, Pause pause) {
    return start(sources, count(sources), pause);
  }

  private static Exports start(Sources sources, Counting counting, Pause pause) {
    Exports exports = new Exports(sources, counting, pause);
    exports.threads.watch();
    exports.exporting.soon("building the exporters", exports::build);
    return exports;
  }

  /** What the application is called where nobody says so; null when nothing is known. */
  public static @Nullable String foundServiceName() {
    return Identity.serviceName(System.getProperty("sun.java.command"));
  }

  private Exports(Sources sources, Counting counting, Pause pause) {
    facts = sources.facts();
    recording = sources.recording();
    version = sources.version();
    aggregates = counting.aggregates();
    exporters = new Exporters(facts, pause);
    config = exporters.config();
    numbers = new Numbers(config, facts.log());
    time = new EpochTime(sources.clock());
    sendsSpans = exporters.sendsSpans();
    origin =
        new Origin(
            InstrumentationScopeInfo.builder("io.narrows")
                .setVersion(version)
                .setSchemaUrl(SchemaUrls.V1_45_0)
                .build());
    spans = outbox("otel.bsp", 5_000, Drops.Item.SPAN, this::exportSpans);
    logs = outbox("otel.blrp", 1_000, Drops.Item.LOG, this::exportLogs);
    spanSink =
        new SpanSink(
            origin,
            time,
            counting.methods(),
            sources.queries(),
            sources.sites(),
            new Keep(sources.limit(), facts.settings().find(Options.SLOW)),
            spans,
            aggregates,
            drops);
    events = new Events(origin, time, logs);
    findingExport = new FindingExport(events, findings, sources.queries());
    measures =
        new MetricSource.Measures(
            facts, aggregates, recording, sources.resources(), drops, threads, findings);
    exporting = new Exporting(facts.log(), this::enter);
  }

  private <T> Outbox<T> outbox(
      String prefix,
      long delayMillis,
      Drops.Item item,
      Function<List<T>, CompletableResultCode> exporter) {
    int queue = numbers.whole(prefix + ".max.queue.size", 2048);
    int batch = Math.min(queue, numbers.whole(prefix + ".max.export.batch.size", 512));
    Duration timeout = numbers.time(prefix + ".export.timeout", Duration.ofSeconds(30));
    return new Outbox<>(
        exporter,
        item == Drops.Item.SPAN ? exporters.rejectedSpans() : exporters.rejectedLogs(),
        drops,
        item,
        new Outbox.Limits(queue, batch, timeout.toNanos()));
  }

  // On the exporting thread

  private void enter() {
    recording.mute();
    threads.watch();
  }

  private void build() {
    origin.resource(Identity.of(config, version));
    spanExporters = exporters.spans();
    for (MetricExporter exporter : exporters.metrics()) {
      read(new CountedPoints(exporter, exporters.rejectedPoints(), drops));
    }
    flushEvery("otel.bsp.schedule.delay", 5_000, "sending traces", spans);
    flushEvery("otel.blrp.schedule.delay", 1_000, "sending log events", logs);
  }

  private void read(MetricExporter exporter) {
    MetricSource source = measures.source(origin, time, exporter);
    PeriodicMetricReader reader =
        PeriodicMetricReader.builder(exporter)
            .setInterval(numbers.time("otel.metric.export.interval", METRIC_INTERVAL))
            .setExecutor(exporting.executor())
            .build();
    // The reader takes a source as it is: a meter provider around it would add its own classes.
    reader.register(
        new CollectionRegistration() {
          @Override
          public Collection<MetricData> collectAllMetrics() {
            return source.produce(origin.resource());
          }
        });
    readers.add(reader);
    metricExporters.add(exporter);
  }

  private void flushEvery(String setting, long millis, String what, Outbox<?> outbox) {
    Duration delay = numbers.time(setting, Duration.ofMillis(millis));
    exporting.every(delay.toNanos(), what, outbox::flush);
    outbox.whenFull(() -> exporting.soon(what, outbox::flush));
  }

  private CompletableResultCode exportSpans(List<SpanData> batch) {
    List<CompletableResultCode> results = new ArrayList<>();
    for (SpanExporter exporter : spanExporters) {
      results.add(exporter.export(batch));
    }
    return CompletableResultCode.ofAll(results);
  }

  private CompletableResultCode exportLogs(List<LogRecordData> batch) {
    if (logExporters == null) {
      // Built when there is something to say: its classes are a tenth of the export's.
      logExporters = exporters.logs();
    }
    List<CompletableResultCode> results = new ArrayList<>();
    for (LogRecordExporter exporter : logExporters) {
      results.add(exporter.export(batch));
    }
    return CompletableResultCode.ofAll(results);
  }

  /** Sends what waits and what is counted; returns when that is done or the time is over. */
  boolean flush(Duration timeout) {
    long until = System.nanoTime() + timeout.toNanos();
    return exporting.last(timeout.toNanos(), "sending what waits", () -> flushAll(until));
  }

  private void flushAll(long untilNanos) {
    spans.flush();
    logs.flush();
    for (PeriodicMetricReader reader : readers) {
      long left = untilNanos - System.nanoTime();
      reader.forceFlush().join(Math.max(1, left), TimeUnit.NANOSECONDS);
    }
  }

  // On the drain's thread

  @Override
  public void slice(Slice slice) {
    aggregates.slice(slice);
    spanSink.slice(slice);
  }

  @Override
  public void request(Request request) {
    aggregates.request(request);
    if (sendsSpans) {
      spanSink.request(request);
    }
  }

  @Override
  public void tick(long nowNanos) {
    spanSink.tick(nowNanos);
    exporters.endWhatHangs();
  }

  /** From now on somebody else says where the time of each request went. */
  public SegmentTime timedElsewhere() {
    return aggregates.timedElsewhere();
  }

  /** The spans on their way. */
  Outbox<SpanData> spans() {
    return spans;
  }

  /** What was lost on the way, by reason. */
  public Drops drops() {
    return drops;
  }

  /** Where findings are told. */
  public Told told() {
    return findingExport;
  }

  /**
   * Of what requests are examples.
   *
   * @param findings the id of the finding that a request bears, or null
   */
  public void examples(Function<Request, @Nullable String> findings) {
    spanSink.examples(findings);
  }

  /** The CPU time that the agent's own threads used; -1 where the JVM does not say. */
  public long ownCpuNanos() {
    return threads.cpuNanos();
  }

  /** The CPU time that the process used; -1 where the JVM does not say. */
  public long processCpuNanos() {
    return threads.processCpuNanos();
  }

  /** Where findings and the like are told. */
  public Events events() {
    return events;
  }

  /** Sends what is left, but not longer than the setting allows. */
  @Override
  public void close() {
    // Who waits for us has begun to wait before.
    close(facts.settings().get(Options.SHUTDOWN_TIMEOUT).multipliedBy(8).dividedBy(10));
  }

  void close(Duration timeout) {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    long nanos = timeout.toNanos();
    long until = System.nanoTime() + nanos;
    exporters.endWithin(nanos);
    exporting.last(nanos, "sending what is left", () -> flushAll(until));
    measures.close();
    spans.close();
    logs.close();
    spanExporters.forEach(SpanExporter::shutdown);
    if (logExporters != null) {
      logExporters.forEach(LogRecordExporter::shutdown);
    }
    metricExporters.forEach(MetricExporter::shutdown);
    exporting.stop();
    long lost = drops.of(Drops.Item.SPAN, Drops.Reason.SHUTDOWN);
    if (lost > 0) {
      facts.log().error(lost + " spans could not be sent before the end");
    }
  }
}
