package io.narrows.engine.overlay;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The pauses of the garbage collector, told by the JVM as they end. Its clock counts milliseconds
 * since a moment that it does not tell: the shortest way from an end to here says when that was.
 */
final class Collections implements NotificationListener, AutoCloseable {
  private final Consumer<Pause> found;
  private final LongSupplier clock;
  private final List<NotificationEmitter> emitters = new ArrayList<>();
  private long originNanos = Long.MAX_VALUE;

  Collections(Consumer<Pause> found, LongSupplier clock) {
    this.found = found;
    this.clock = clock;
  }

  static boolean isAvailable() {
    return ModuleLayer.boot().findModule("java.management").isPresent()
        && ModuleLayer.boot().findModule("jdk.management").isPresent();
  }

  void watch() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (stops(collector.getName()) && collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
        emitters.add(emitter);
      }
    }
  }

  /** Those that count cycles work beside the application. */
  static boolean stops(String collector) {
    return !collector.contains("Cycles") && !collector.contains("Concurrent");
  }

  @Override
  public void handleNotification(Notification notification, Object none) {
    if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      GcInfo times = info.getGcInfo();
      pause(times.getStartTime(), times.getEndTime(), info.getGcCause());
    }
  }

  synchronized void pause(long startMillis, long endMillis, String cause) {
    long end = TimeUnit.MILLISECONDS.toNanos(endMillis);
    originNanos = Math.min(originNanos, clock.getAsLong() - end);
    if (endMillis > startMillis) {
      long start = TimeUnit.MILLISECONDS.toNanos(startMillis);
      found.accept(new Pause(originNanos + start, originNanos + end, true, cause));
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
