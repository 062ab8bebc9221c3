package io.narrows.engine.export.span;

import io.narrows.engine.export.otlp.Outbox;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.site.CallSites;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands on the spans of the requests that are kept, and lets metrics point at them. */
public final class SpanSink implements Sink {
  /** More spans of one request show no more than these. */
  static final int SPANS_PER_REQUEST = 512;

  private final Spans spans;
  private final Keep keep;
  private final Outbox<SpanData> outbox;
  private final Aggregates aggregates;
  private final Drops drops;
  private final EpochTime time;
  private Function<Request, @Nullable String> findings = request -> null;

  public SpanSink(
      Origin origin,
      EpochTime time,
      Methods methods,
      QueryNames names,
      CallSites sites,
      Keep keep,
      Outbox<SpanData> outbox,
      Aggregates aggregates,
      Drops drops) {
    spans = new Spans(origin, time, methods, names, sites);
    this.keep = keep;
    this.outbox = outbox;
    this.aggregates = aggregates;
    this.drops = drops;
    this.time = time;
  }

  /**
   * @param ofRequest the id of the finding that a request is an example of, or null
   */
  public void examples(Function<Request, @Nullable String> ofRequest) {
    findings = ofRequest;
  }

  @Override
  public void slice(Slice slice) {
    Request request = slice.request();
    if (request.isKept()) {
      offer(spans.ofLate(slice));
    }
  }

  @Override
  public void request(Request request) {
    String finding = findings.apply(request);
    boolean worthKeeping = keep.isWorthKeeping(request) || finding != null || isExample(request);
    if (!worthKeeping && !request.context().sampled()) {
      return;
    }
    if (offer(spans.of(request, worthKeeping, finding))) {
      request.keep();
      // Of the others a Collector drops most, and an exemplar would lead nowhere.
      if (worthKeeping) {
        exemplars(request);
      }
    }
  }

  private boolean isExample(Request request) {
    return request.context().sampled()
        && aggregates.wantsExample(request, time.of(request.endNanos()));
  }

  private boolean offer(List<SpanData> made) {
    List<SpanData> some = made;
    if (made.size() > SPANS_PER_REQUEST) {
      some = made.subList(0, SPANS_PER_REQUEST);
      drops.add(Drops.Item.SPAN, Drops.Reason.OVER_LIMIT, made.size() - SPANS_PER_REQUEST);
    }
    return !some.isEmpty() && outbox.offer(List.copyOf(some));
  }

  private void exemplars(Request request) {
    long epochNanos = time.of(request.endNanos());
    aggregates.kept(request, epochNanos);
    int left = SPANS_PER_REQUEST - 1;
    for (Slice slice : request.slices()) {
      for (int i = 1; i < slice.size() && left > 0; i++) {
        if (Tree.hasSpan(slice, i)) {
          aggregates.kept(slice, i, Tree.spanId(slice, i), epochNanos);
          left--;
        }
      }
    }
  }

  @Override
  public void tick(long nowNanos) {
    keep.tick(nowNanos);
    time.compareFrom(nowNanos);
  }
}
