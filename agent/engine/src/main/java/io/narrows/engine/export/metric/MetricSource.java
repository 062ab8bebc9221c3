package io.narrows.engine.export.metric;

import io.narrows.engine.export.span.Origin;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.facts.Facts;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is counted, for one receiver; collected by the exporting thread. */
public final class MetricSource implements MetricProducer {
  private final Origin origin;
  private final EpochTime time;
  private final long startEpochNanos;
  private final Temporality temporality;
  private final boolean isExponential;
  private final List<Chapter> chapters = new ArrayList<>();

  private MetricSource(Origin origin, EpochTime time, long startNanos, MetricExporter receiver) {
    this.origin = origin;
    this.time = time;
    startEpochNanos = time.of(startNanos);
    temporality = new Temporality(receiver);
    isExponential =
        receiver
            .getDefaultAggregation(InstrumentType.HISTOGRAM)
            .equals(Aggregation.base2ExponentialBucketHistogram());
  }

  /** What is measured, for all receivers. */
  public static final class Measures implements AutoCloseable {
    private final Facts facts;
    private final Aggregates aggregates;
    private final Recording recording;
    private final Resources resources;
    private final Drops drops;
    private final AgentThreads threads;
    private final FindingTotals findings;
    private final @Nullable GcChapter collections;

    public Measures(
        Facts facts,
        Aggregates aggregates,
        Recording recording,
        Resources resources,
        Drops drops,
        AgentThreads threads,
        FindingTotals findings) {
      this.facts = facts;
      this.aggregates = aggregates;
      this.recording = recording;
      this.resources = resources;
      this.drops = drops;
      this.threads = threads;
      this.findings = findings;
      collections = GcChapter.isAvailable() ? new GcChapter(facts.settings().histograms()) : null;
      if (collections != null) {
        collections.watch();
      }
    }

    /** Shows all of it to one receiver. */
    public MetricSource source(Origin origin, EpochTime time, MetricExporter receiver) {
      MetricSource source = new MetricSource(origin, time, recording.startNanos(), receiver);
      source.chapters.add(new RequestChapter(aggregates));
      source.chapters.add(new ActiveChapter(recording.inFlight()));
      source.chapters.add(new PoolChapter(resources));
      source.chapters.add(new ExecutorChapter(resources));
      if (JvmChapter.isAvailable()) {
        source.chapters.add(new JvmChapter());
      }
      if (collections != null) {
        source.chapters.add(collections);
      }
      source.chapters.add(new FindingChapter(findings));
      source.chapters.add(new AgentChapter(recording, facts.inventory(), drops, threads));
      return source;
    }

    @Override
    public void close() {
      if (collections != null) {
        collections.close();
      }
    }
  }

  @Override
  public Collection<MetricData> produce(Resource resource) {
    Sheet sheet = new Sheet(origin, temporality, isExponential, startEpochNanos, time.now());
    for (Chapter chapter : chapters) {
      chapter.write(sheet);
    }
    return sheet.metrics();
  }
}
