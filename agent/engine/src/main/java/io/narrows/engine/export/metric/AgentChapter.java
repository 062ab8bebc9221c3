package io.narrows.engine.export.metric;

import io.narrows.engine.metrics.Drops;
import io.narrows.engine.recording.Recording;
import io.narrows.facts.inventory.Inventory;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/** What the agent says of itself. */
final class AgentChapter implements Chapter {
  static final AttributeKey<String> REASON = AttributeKey.stringKey("narrows.drop.reason");
  static final AttributeKey<String> SIGNAL = AttributeKey.stringKey("narrows.signal");

  private final Recording recording;
  private final Inventory inventory;
  private final Drops drops;
  private final AgentThreads threads;

  AgentChapter(Recording recording, Inventory inventory, Drops drops, AgentThreads threads) {
    this.recording = recording;
    this.inventory = inventory;
    this.drops = drops;
    this.threads = threads;
  }

  @Override
  public void write(Sheet sheet) {
    dropped(sheet);
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.AGENT_FAILED, "{class}", "Classes that run unwoven and should not.")) {
      metric.point(Attributes.empty(), inventory.failures().size());
    }
    long nanos = threads.cpuNanos();
    if (nanos >= 0) {
      try (Sheet.Doubles metric =
          sheet.doubleCounter(
              MetricNames.AGENT_CPU_TIME, "s", "CPU time of the agent's own threads.")) {
        metric.point(Attributes.empty(), nanos / 1e9);
      }
    }
  }

  private void dropped(Sheet sheet) {
    try (Sheet.Longs metric =
        sheet.counter(MetricNames.AGENT_DROPPED, "{item}", "What was made and did not arrive.")) {
      // These are counted in every metric; what is lost of them is their detail.
      metric.point(attributes("buffer_full", "request"), recording.droppedRequests());
      for (Drops.Item item : Drops.Item.values()) {
        for (Drops.Reason reason : Drops.Reason.values()) {
          long count = drops.of(item, reason);
          if (count > 0) {
            metric.point(attributes(reason.label(), item.label()), count);
          }
        }
      }
    }
  }

  private static Attributes attributes(String reason, String signal) {
    return Attributes.of(REASON, reason, SIGNAL, signal);
  }
}
