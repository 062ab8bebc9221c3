package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.export.otlp.Outbox;
import io.narrows.engine.export.otlp.TestRejections;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.metrics.OwnThreads;
import io.narrows.engine.metrics.Rig;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test of spans has: a recording whose spans end up in a list. */
abstract class SentSpans {
  final List<SpanData> sent = new ArrayList<>();
  final Drops drops = new Drops();
  final Inventory inventory = new Inventory();
  final Aggregates aggregates =
      new Aggregates(Layout.standard(), Methods.standard(), Rig.NAMES, new OwnThreads());
  final Outbox<SpanData> outbox =
      new Outbox<>(
          batch -> {
            sent.addAll(batch);
            return CompletableResultCode.ofSuccess();
          },
          TestRejections.none(),
          drops,
          Drops.Item.SPAN,
          new Outbox.Limits(4096, 512, 1_000_000_000));
  @Nullable String finding;

  SlowLimit limit = SlowLimit.NONE;

  Rig rig(double sampled, Duration slow) {
    return listen(new Rig(64, sampled), slow);
  }

  Rig listen(Rig rig, Duration slow) {
    Origin origin = new Origin(InstrumentationScopeInfo.create("io.narrows"));
    SpanSink spans =
        new SpanSink(
            origin,
            new EpochTime(rig.clock),
            Methods.standard(),
            Rig.NAMES,
            new CallSites(inventory.origins()),
            new Keep(limit, slow),
            outbox,
            aggregates,
            drops);
    spans.examples(request -> finding);
    return rig.sink(aggregates).sink(spans);
  }

  List<String> names() {
    return sent.stream().map(SpanData::getName).toList();
  }

  SpanData one(String name) {
    List<SpanData> found = sent.stream().filter(span -> span.getName().equals(name)).toList();
    assertThat(found).as("spans called %s among %s", name, names()).hasSize(1);
    return found.get(0);
  }

  static Map<String, Object> attributes(SpanData span) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }
}
