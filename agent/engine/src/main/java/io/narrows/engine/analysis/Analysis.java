package io.narrows.engine.analysis;

import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what all requests took: since the start, and for each of the last ten minutes. It comes
 * after the export among the sinks, so that its examples are traces that were kept.
 */
public final class Analysis implements Sink {
  /** How long a window is. */
  public static final long WINDOW_NANOS = 60_000_000_000L;

  private static final long RECENT_NANOS = 10 * WINDOW_NANOS;

  /** For how long what is learnt of a request is still counted where the request was. */
  public static final long SETTLED_NANOS = 4_000_000_000L;

  private final Attribution attribution;
  private final ResourceHistory resources;
  private final Recording recording;
  private final Objectives objectives;
  private final Usual usual = new Usual();
  private final Warmth warmth = new Warmth();
  private final long windowNanos;
  private final Concurrency concurrency = new Concurrency();
  private final RowLocks rowLocks;
  private final Deque<Window> closed = new ArrayDeque<>();
  private final long startNanos;
  private final Period whole;
  private Period current;
  private @Nullable Period settling;
  private long settledNanos;
  private @Nullable Place place;
  private long requests;
  private long windows;
  // What is before the first request is the application's start, in which nobody waits.
  private long firstNanos = Long.MAX_VALUE;

  /** A minute that is over. */
  private record Window(Period period, ResourceCounts resources) {}

  /** Which stretch of time a snapshot is of. */
  public enum Stretch {
    /** The last window that is over. */
    WINDOW,
    /** The last ten minutes, or the whole run where it is shorter. */
    RECENT,
    /** Since the start. */
    WHOLE
  }

  /** With nothing promised. */
  public Analysis(
      Attribution attribution,
      Recording recording,
      Resources resources,
      long nowNanos,
      long windowNanos) {
    this(attribution, recording, resources, Objectives.NONE, nowNanos, windowNanos);
  }

  /**
   * @param objectives what was promised; asked for each request
   * @param nowNanos when the recording began
   * @param windowNanos how long a window is
   */
  public Analysis(
      Attribution attribution,
      Recording recording,
      Resources resources,
      Objectives objectives,
      long nowNanos,
      long windowNanos) {
    this.attribution = attribution;
    rowLocks = new RowLocks(attribution);
    this.recording = recording;
    this.objectives = objectives;
    this.resources = new ResourceHistory(resources);
    this.windowNanos = windowNanos;
    startNanos = nowNanos;
    whole = new Period(nowNanos);
    current = new Period(nowNanos);
  }

  @Override
  public void slice(Slice slice) {
    current.folded(slice.folded());
    attribution.work(slice, current.works());
  }

  @Override
  public void request(Request request) {
    Endpoint endpoint = Endpoint.of(request);
    int band = usual.band(endpoint, request.durationNanos());
    int met = concurrency.before(request.beginNanos());
    EndpointStats stats = current.add(endpoint, request, attribution.of(request), band, met);
    rowLocks.add(request, stats);
    usual.seen(endpoint, stats);
    warmth.seen(endpoint, request.durationNanos());
    Objectives.Objective objective = objectives.of(endpoint);
    if (objective != null && request.durationNanos() > objective.thresholdNanos()) {
      stats.brokenBy(request, attribution.of(request), objective, current.targets());
    }
    place = new Place(current, endpoint, band, request.isKept() ? Exemplar.of(request) : null);
    if (endpoint.isServer()) {
      firstNanos = Math.min(firstNanos, request.beginNanos());
    }
    requests++;
  }

  /** Somebody learns more of requests than what was recorded: windows wait for it. */
  public void settlesLater() {
    settledNanos = SETTLED_NANOS;
  }

  /** Where the request was counted that was read last. */
  public Place place() {
    return Objects.requireNonNull(place);
  }

  /** What happens to the whole JVM now. */
  public Machine machine() {
    return current.machine();
  }

  @Override
  public void tick(long nowNanos) {
    concurrency.sample(nowNanos, recording.inFlight().all());
    rowLocks.tick(nowNanos);
    if (settling != null && nowNanos - current.startNanos() >= settledNanos) {
      settle(settling);
    }
    if (nowNanos - current.startNanos() >= windowNanos) {
      close(nowNanos);
    }
  }

  private void close(long nowNanos) {
    Period over = current;
    current = new Period(nowNanos);
    usual.over(over);
    if (settling != null) {
      settle(settling);
    }
    settling = over;
    closed.add(new Window(over, resources.close()));
    if (settledNanos == 0) {
      settle(over);
    }
    if (closed.size() > RECENT_NANOS / windowNanos) {
      closed.remove();
    }
  }

  /** Nothing more is learnt of the requests of this minute. */
  private void settle(Period over) {
    whole.add(over);
    whole.trim(Period.OPEN);
    over.trim(Period.CLOSED);
    settling = null;
    windows++;
  }

  /** Whether any request has ended, or some never will. */
  public boolean hasData() {
    return requests > 0 || resources.isStuck();
  }

  /** Whether the last ten minutes are the whole run. */
  public boolean isYoung() {
    return closed.size() < RECENT_NANOS / windowNanos;
  }

  /** How many windows are over and settled. */
  public long windows() {
    return windows;
  }

  /** Copies what is known now. Drain thread only; what it returns may go anywhere. */
  public Snapshot snapshot(Stretch stretch, long nowNanos) {
    Window last = closed.peekLast();
    if (stretch == Stretch.WINDOW && last != null) {
      long nanos = current.startNanos() - last.period().startNanos();
      return make(last.period(), last.resources(), nanos, nowNanos);
    }
    boolean all = stretch == Stretch.WHOLE || isYoung();
    Window oldest = closed.peek();
    long began = firstNanos == Long.MAX_VALUE ? startNanos : firstNanos;
    long from = all || oldest == null ? began : oldest.period().startNanos();
    Period sum = new Period(from);
    ResourceCounts used = resources.sinceClose();
    if (all) {
      sum.add(whole);
      if (settling != null) {
        sum.add(settling);
      }
      used = resources.sinceStart();
    } else {
      for (Window window : closed) {
        sum.add(window.period());
        used.add(window.resources());
      }
    }
    sum.add(current);
    sum.trim(Period.OPEN);
    return make(sum, used, nowNanos - from, nowNanos);
  }

  private Snapshot make(Period period, ResourceCounts used, long nanos, long nowNanos) {
    SnapshotMaker maker =
        new SnapshotMaker(attribution, period, whole, used, objectives, warmth, nanos, nowNanos);
    return maker.make(recording);
  }
}
