package io.narrows.engine.analysis;

import io.narrows.engine.site.CallSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is known of the application's own code in the requests of one endpoint. */
public final class OwnStats {
  private static final int PLACES = 64;

  private static final Comparator<Hot> ORDER =
      Comparator.comparing((Hot hot) -> hot.site().function())
          .thenComparing(hot -> hot.site().line())
          .thenComparing(Hot::leaf);

  private final TopN<Hot, long[]> running = places();
  private final TopN<Hot, long[]> allocating = places();
  private final long[] paused = new long[Bands.COUNT];
  private long samples;
  private long measured;
  private long measuredNanos;
  private long cpuNanos;
  private long allocatedBytes;
  private long pausedElsewhereNanos;

  /**
   * A place in the application's code, and what it called there.
   *
   * @param leaf what the processor was really in, such as a class of the JDK; empty for itself
   */
  public record Hot(CallSite site, String leaf) {
    static final Hot OTHER = new Hot(new CallSite(0, Signature.OTHER, "", null, -1, null), "");
  }

  /** A place with the number of samples, or of bytes, that are its. */
  public record Weighed(Hot place, long weight) {}

  private static TopN<Hot, long[]> places() {
    return new TopN<>(
        PLACES, ORDER, hot -> Hot.OTHER, weight -> weight[0], (into, from) -> into[0] += from[0]);
  }

  /** A processor was seen there, working for a request. */
  public void running(Hot place) {
    samples++;
    running.of(place, key -> new long[1])[0]++;
  }

  /** A sample of work of which no place in the application's code is known. */
  public void runningElsewhere() {
    samples++;
  }

  /** So much was allocated there, by an estimate. */
  public void allocating(Hot place, long bytes) {
    allocating.of(place, key -> new long[1])[0] += bytes;
  }

  /** What one request cost, of those of which that is measured. */
  public void measured(long nanos, long cpu, long bytes) {
    measured++;
    measuredNanos += nanos;
    cpuNanos += cpu;
    allocatedBytes += Math.max(0, bytes);
  }

  /** A request was paused for long, whatever it did at the time. */
  public void paused(int band) {
    paused[band]++;
  }

  /** The garbage collector ran while a request waited for something else anyway. */
  public void pausedElsewhere(long nanos) {
    pausedElsewhereNanos += nanos;
  }

  void add(OwnStats other) {
    add(running, other.running);
    add(allocating, other.allocating);
    samples += other.samples;
    measured += other.measured;
    measuredNanos += other.measuredNanos;
    cpuNanos += other.cpuNanos;
    allocatedBytes += other.allocatedBytes;
    pausedElsewhereNanos += other.pausedElsewhereNanos;
    for (int band = 0; band < paused.length; band++) {
      paused[band] += other.paused[band];
    }
  }

  private static void add(TopN<Hot, long[]> to, TopN<Hot, long[]> from) {
    from.values().forEach((place, weight) -> to.of(place, key -> new long[1])[0] += weight[0]);
  }

  View view() {
    List<Long> byBand = new ArrayList<>();
    for (long each : paused) {
      byBand.add(each);
    }
    return new View(
        measured,
        measuredNanos,
        cpuNanos,
        allocatedBytes,
        samples,
        weighed(running),
        weighed(allocating),
        pausedElsewhereNanos,
        List.copyOf(byBand));
  }

  private static List<Weighed> weighed(TopN<Hot, long[]> places) {
    List<Weighed> weighed = new ArrayList<>();
    for (Map.Entry<Hot, long[]> entry : places.values().entrySet()) {
      weighed.add(new Weighed(entry.getKey(), entry.getValue()[0]));
    }
    weighed.sort(
        Comparator.<Weighed>comparingLong(each -> -each.weight())
            .thenComparing(Weighed::place, ORDER));
    return List.copyOf(weighed);
  }

  /**
   * What the application's own code costs.
   *
   * @param measured requests whose processor time was measured: one in sixteen
   * @param measuredNanos how long these took
   * @param cpuNanos the processor time of these
   * @param allocatedBytes what these allocated
   * @param samples how often a processor was seen working for a request in its own code
   * @param running the places it was seen in, the most frequent first
   * @param allocating the places that allocate, by estimated bytes
   * @param pausedElsewhereNanos collections during operations that would have taken as long anyway
   * @param pausedByBand requests that met a long pause, by band of latency
   */
  public record View(
      long measured,
      long measuredNanos,
      long cpuNanos,
      long allocatedBytes,
      long samples,
      List<Weighed> running,
      List<Weighed> allocating,
      long pausedElsewhereNanos,
      List<Long> pausedByBand) {
    /** Of which nothing is known. */
    public static final View NONE = new View(0, 0, 0, 0, 0, List.of(), List.of(), 0, List.of());
  }
}
