package io.narrows.engine.analysis;

import io.narrows.engine.site.CallSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the application's own code in the requests of one endpoint. */
public final class OwnStats {
  /** What a pinned virtual thread waits for, as a lock: the thread that carries it. */
  public static final String PINNED = "a pinned carrier thread";

  /** The lock of a log appender, whatever its class. */
  public static final String LOG_APPENDER = "a log appender";

  /** What a sample was really in: the label of a known cost. */
  public static final String MAKING_EXCEPTIONS = "making exceptions";

  /** As {@link #MAKING_EXCEPTIONS}. */
  public static final String LOGGING = "logging";

  /** As {@link #MAKING_EXCEPTIONS}. */
  public static final String JSON = "JSON";

  /** As {@link #MAKING_EXCEPTIONS}. */
  public static final String XML = "XML";

  private static final int PLACES = 64;
  private static final int HOLDERS = 32;
  private static final int LOOPS = 16;

  private static final Comparator<Hot> ORDER =
      Comparator.comparing((Hot hot) -> hot.site().function())
          .thenComparing(hot -> hot.site().line())
          .thenComparing(Hot::leaf);

  private static final Comparator<Holding> HELD =
      Comparator.comparing(Holding::lock)
          .thenComparing(Holding::doing)
          .thenComparing(Holding::place)
          .thenComparing(Holding::operation, Comparator.nullsFirst(Signature.ORDER));

  private final TopN<Hot, long[]> running = places();
  private final TopN<Hot, long[]> looked = places();
  private final TopN<Hot, long[]> allocating = places();
  private final TopN<Holding, long[]> holding =
      new TopN<>(
          HOLDERS,
          HELD,
          held -> new Holding(held.lock(), Signature.OTHER, "", null),
          weight -> weight[0],
          (into, from) -> into[0] += from[0]);
  private final TopN<Signature, long[]> blockingLoops =
      new TopN<>(
          LOOPS,
          Signature.ORDER,
          signature -> Signature.other(signature.kind()),
          weight -> weight[0],
          (into, from) -> {
            into[0] += from[0];
            into[1] += from[1];
          });
  private final long[] paused = new long[Bands.COUNT];
  private long samples;
  private long serialising;
  private long looks;
  private long measured;
  private long measuredNanos;
  private long cpuNanos;
  private long allocatedBytes;
  private long pausedElsewhereNanos;
  private long ownNanos;
  private long recordedNanos;

  /**
   * A place in the application's code, and what it called there.
   *
   * @param leaf what the processor was really in, such as a class of the JDK; empty for itself
   */
  public record Hot(CallSite site, String leaf) {
    static final Hot OTHER = new Hot(new CallSite(0, Signature.OTHER, "", null, -1, null), "");
  }

  /**
   * What the owner of a lock did while others waited for it.
   *
   * @param doing such as {@code sleeping}; a kind of operation by its name in lower case
   * @param place its own code, such as {@code Invoices.issue (Invoices.java:57)}; or empty
   * @param operation that it was in; null for its own code
   */
  public record Holding(String lock, String doing, String place, @Nullable Signature operation) {}

  /** For how long others waited meanwhile. */
  public record HeldFor(Holding holding, long nanos) {}

  /** An operation that kept the thread of an event loop. */
  public record Blocking(Signature signature, long nanos, long times) {}

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

  /**
   * A thread that could run was looked at, also inside the JVM, while it worked for a request.
   *
   * @param place null where none in the application's code is known
   */
  public void lookedAt(@Nullable Hot place) {
    looks++;
    if (place != null) {
      looked.of(place, key -> new long[1])[0]++;
    }
  }

  /** A sample that was counted is of making or reading JSON or XML. */
  public void serialising() {
    serialising++;
  }

  /** So much was allocated there, by an estimate. */
  public void allocating(Hot place, long bytes) {
    allocating.of(place, key -> new long[1])[0] += bytes;
  }

  /** The owner of a lock did this for so long while a request waited for it. */
  public void holding(Holding what, long nanos) {
    holding.of(what, key -> new long[1])[0] += nanos;
  }

  /** An operation kept a thread that many requests share. */
  public void blocksLoop(Signature signature, long nanos, long times) {
    long[] sum = blockingLoops.of(signature, key -> new long[2]);
    sum[0] += nanos;
    sum[1] += times;
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

  /**
   * The own time of a request was divided.
   *
   * @param recorded as much of it as a flight recording ran for
   */
  public void own(long nanos, long recorded) {
    ownNanos += nanos;
    recordedNanos += recorded;
  }

  void add(OwnStats other) {
    add(running, other.running);
    add(looked, other.looked);
    add(allocating, other.allocating);
    other.holding.values().forEach((what, nanos) -> holding(what, nanos[0]));
    other.blockingLoops.values().forEach((signature, sum) -> blocksLoop(signature, sum[0], sum[1]));
    samples += other.samples;
    serialising += other.serialising;
    looks += other.looks;
    measured += other.measured;
    measuredNanos += other.measuredNanos;
    cpuNanos += other.cpuNanos;
    allocatedBytes += other.allocatedBytes;
    pausedElsewhereNanos += other.pausedElsewhereNanos;
    ownNanos += other.ownNanos;
    recordedNanos += other.recordedNanos;
    for (int band = 0; band < paused.length; band++) {
      paused[band] += other.paused[band];
    }
  }

  private static void add(TopN<Hot, long[]> to, TopN<Hot, long[]> from) {
    from.values().forEach((place, weight) -> to.of(place, key -> new long[1])[0] += weight[0]);
  }

  /** A copy. */
  public View view(long firstMedianNanos) {
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
        serialising,
        looks,
        weighed(running),
        weighed(looked),
        weighed(allocating),
        held(),
        loops(),
        pausedElsewhereNanos,
        List.copyOf(byBand),
        firstMedianNanos,
        ownNanos,
        recordedNanos);
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

  private List<HeldFor> held() {
    List<HeldFor> held = new ArrayList<>();
    holding.values().forEach((what, nanos) -> held.add(new HeldFor(what, nanos[0])));
    held.sort(
        Comparator.comparingLong((HeldFor each) -> -each.nanos())
            .thenComparing(HeldFor::holding, HELD));
    return List.copyOf(held);
  }

  private List<Blocking> loops() {
    List<Blocking> loops = new ArrayList<>();
    blockingLoops
        .values()
        .forEach((signature, sum) -> loops.add(new Blocking(signature, sum[0], sum[1])));
    loops.sort(
        Comparator.comparingLong((Blocking each) -> -each.nanos())
            .thenComparing(Blocking::signature, Signature.ORDER));
    return List.copyOf(loops);
  }

  /**
   * What the application's own code costs.
   *
   * @param measured requests whose processor time was measured: one in sixteen
   * @param measuredNanos how long these took
   * @param cpuNanos the processor time of these
   * @param allocatedBytes what these allocated
   * @param samples how often a processor was seen working for a request in its own code
   * @param serialising of these, those that were making or reading JSON or XML
   * @param looks how often a thread that could run was looked at, also inside the JVM: only while
   *     many exceptions are made
   * @param running the places it was seen in, the most frequent first
   * @param lookedAt the places of the looks, the most frequent first
   * @param allocating the places that allocate, by estimated bytes
   * @param holding what owners of locks did while requests waited for these
   * @param blockingLoops operations on threads of event loops
   * @param pausedElsewhereNanos collections during operations that would have taken as long anyway
   * @param pausedByBand requests that met a long pause, by band of latency
   * @param firstMedianNanos the median of the first hundred requests; 0 while there are fewer
   * @param ownNanos the time in its own code, of requests of which it was divided
   * @param recordedNanos as much of it as flight recordings ran for
   */
  public record View(
      long measured,
      long measuredNanos,
      long cpuNanos,
      long allocatedBytes,
      long samples,
      long serialising,
      long looks,
      List<Weighed> running,
      List<Weighed> lookedAt,
      List<Weighed> allocating,
      List<HeldFor> holding,
      List<Blocking> blockingLoops,
      long pausedElsewhereNanos,
      List<Long> pausedByBand,
      long firstMedianNanos,
      long ownNanos,
      long recordedNanos) {
    /** Of which nothing is known. */
    public static final View NONE =
        new View(
            0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), 0,
            List.of(), 0, 0, 0);

    /** What a request allocates on average; 0 where that is not known. */
    public long bytesPerRequest() {
      return measured == 0 ? 0 : allocatedBytes / measured;
    }
  }
}
