package io.narrows.engine.overlay;

import com.sun.management.OperatingSystemMXBean;
import io.narrows.engine.analysis.Machine;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Whether there are processors to run on: read once a second, and remembered for a minute. */
final class Host {
  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final int REMEMBERED = 64;

  // So much is in use that a thread that could run does not: the load of a second is a mean. (ours)
  private static final double FULL = 0.95;

  // Of one second, in which the container stood still. (ours)
  private static final double THROTTLED = 0.02;

  private final Throttling throttling;
  private final @Nullable Object system;
  private final int carriers;
  private final long[] readAt = new long[REMEMBERED];
  private final boolean[] starved = new boolean[REMEMBERED];
  private int reads;
  private long lastThrottledNanos = -1;

  /**
   * @param system the JVM's own bean, which not every JVM has; null reads nothing
   * @param carriers of virtual threads, 0 where there are none
   */
  Host(Throttling throttling, @Nullable Object system, int carriers) {
    this.throttling = throttling;
    this.system = system;
    this.carriers = carriers;
  }

  static Host ofThisJvm() {
    boolean has = Collections.isAvailable();
    return new Host(
        Throttling.ofThisContainer(),
        has ? ManagementFactory.getOperatingSystemMXBean() : null,
        Carriers.ofThisJvm());
  }

  /** Reads, when it is time to. */
  void tick(long nowNanos, Machine machine) {
    machine.carriers(carriers);
    long last = reads == 0 ? nowNanos - PERIOD_NANOS : readAt[(reads - 1) % REMEMBERED];
    if (nowNanos - last < PERIOD_NANOS || !(system instanceof OperatingSystemMXBean bean)) {
      return;
    }
    double host = bean.getCpuLoad();
    double jvm = bean.getProcessCpuLoad();
    long throttledNanos = throttling.nanos();
    long throttled = lastThrottledNanos < 0 ? 0 : throttledNanos - lastThrottledNanos;
    lastThrottledNanos = throttledNanos;
    if (reads > 0) {
      machine.load(nowNanos - last, Math.max(0, jvm), Math.max(0, host), Math.max(0, throttled));
    }
    remember(nowNanos, host >= FULL || throttled >= THROTTLED * (nowNanos - last));
  }

  void remember(long nowNanos, boolean isStarved) {
    readAt[reads % REMEMBERED] = nowNanos;
    starved[reads % REMEMBERED] = isStarved;
    reads++;
  }

  /** Whether at some time between these there were fewer processors than threads. */
  boolean wasStarved(long from, long to) {
    for (int i = 0; i < Math.min(reads, REMEMBERED); i++) {
      if (starved[i] && readAt[i] > from && readAt[i] - PERIOD_NANOS < to) {
        return true;
      }
    }
    return false;
  }
}
