package io.narrows.engine.export.metric;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.narrows.engine.metrics.Buckets;
import io.narrows.engine.metrics.Histogram;
import io.narrows.facts.settings.HistogramAggregation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.semconv.JvmAttributes;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Garbage collections, told by the JVM as they happen; from the start of the watch on. */
final class GcChapter implements Chapter, NotificationListener, AutoCloseable {
  private final Map<Attributes, Histogram> pauses = new HashMap<>();
  private final List<NotificationEmitter> emitters = new ArrayList<>();
  private final Buckets buckets;

  GcChapter(HistogramAggregation histograms) {
    buckets = Buckets.GC.exponential(histograms.isExponential());
  }

  /** Whether this JVM tells of its collections. */
  static boolean isAvailable() {
    return JvmChapter.isAvailable() && ModuleLayer.boot().findModule("jdk.management").isPresent();
  }

  void watch() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
        emitters.add(emitter);
      }
    }
  }

  @Override
  public void handleNotification(Notification notification, Object none) {
    if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      add(info.getGcName(), info.getGcAction(), info.getGcInfo().getDuration());
    }
  }

  synchronized void add(String name, String action, long millis) {
    Attributes attributes =
        Attributes.of(JvmAttributes.JVM_GC_NAME, name, JvmAttributes.JVM_GC_ACTION, action);
    pauses
        .computeIfAbsent(attributes, key -> new Histogram(buckets))
        .add(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  public synchronized void write(Sheet sheet) {
    try (Sheet.Histograms metric =
        sheet.histogram(
            MetricNames.JVM_GC_DURATION, "s", "Duration of JVM garbage collection actions.")) {
      pauses.forEach(
          (attributes, histogram) ->
              metric.point(attributes, Distribution.of(histogram, List.of())));
    }
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters) {
      try {
        emitter.removeNotificationListener(this);
      } catch (ListenerNotFoundException gone) {
        // that is what was wanted
      }
    }
    emitters.clear();
  }
}
