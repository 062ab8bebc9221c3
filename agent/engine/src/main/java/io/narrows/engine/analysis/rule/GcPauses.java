package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.OwnStats.Weighed;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Requests stand still while the garbage collector works. */
final class GcPauses implements Rule {
  private static final int PLACES = 3;

  @Override
  public String type() {
    return "gc_pauses";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    Machine.Stops pauses = scene.snapshot().machine().pauses();
    double share = pauses.sumNanos() / Math.max(1.0, scene.snapshot().nanos());
    boolean isMuch =
        share >= Thresholds.PAUSED || pauses.longestNanos() >= Thresholds.LONG_PAUSE_NANOS;
    List<EndpointView> slowed = scene.endpoints().stream().filter(GcPauses::makesSlow).toList();
    if (isMuch || !slowed.isEmpty()) {
      List<EndpointView> paused = paused(scene, slowed);
      if (!paused.isEmpty()) {
        found.accept(draft(share, pauses, paused));
      }
    }
  }

  /** Of whose time pauses are a part that counts, and whose slow requests are slow by them. */
  private static List<EndpointView> paused(Scene scene, List<EndpointView> slowed) {
    List<EndpointView> paused = new ArrayList<>(Words.affected(scene, Kind.GC));
    for (EndpointView view : slowed) {
      if (!paused.contains(view) && Scene.nanos(view, Kind.GC) > 0) {
        paused.add(view);
      }
    }
    return paused;
  }

  /** Whether the slowest requests met a pause and the others did not. */
  private static boolean makesSlow(EndpointView view) {
    List<Long> requests = view.requestsByBand();
    List<Long> paused = view.own().pausedByBand();
    int slow = requests.size() - 2;
    if (slow < 1 || paused.size() != requests.size() || requests.get(slow) == 0) {
      return false;
    }
    long others = 0;
    long othersPaused = 0;
    for (int band = 0; band < slow; band++) {
      others += requests.get(band);
      othersPaused += paused.get(band);
    }
    return paused.get(slow) >= Thresholds.SLOW_PAUSED * requests.get(slow)
        && othersPaused < Thresholds.OTHERS_PAUSED * others;
  }

  private Draft draft(double share, Machine.Stops pauses, List<EndpointView> paused) {
    EndpointView allocator = allocator(paused);
    long nanos = paused.stream().mapToLong(view -> Scene.nanos(view, Kind.GC)).sum();
    long requests = affected(paused);
    Draft draft =
        new Draft(type(), allocator)
            .with(Kind.GC)
            .at(sites(allocator), allocator.slow())
            .affects(paused)
            .ofMachine()
            .title("Requests stand still while the garbage collector works")
            .because(
                Units.percent(share)
                    + " of the time in "
                    + Units.count(pauses.count())
                    + " pauses, the longest "
                    + Units.duration(pauses.longestNanos())
                    + " ("
                    + pauses.cause()
                    + ")")
            .because(
                Units.duration(nanos / Math.max(1, requests))
                    + " of each of "
                    + Units.count(requests)
                    + " requests on average")
            .verify("The share of the time in pauses, and the bytes that a request allocates.")
            .costs(nanos, requests, Gain.atMost(nanos + beforeNanos(share, pauses, paused)));
    if (allocator.own().bytesPerRequest() > 0) {
      draft.because(
          allocator.endpoint().name()
              + " allocates most: "
              + Units.count(allocator.own().bytesPerRequest() / 1024)
              + " KiB a request");
    }
    return draft.fix(fix(allocator));
  }

  /**
   * What requests that came in a pause waited at most before anything of them was seen: with the
   * share of the time in pauses as probability, and all of one. It is half of one where they come
   * at random, and more where clients ask again when the pause before has let them go.
   */
  private static long beforeNanos(double share, Machine.Stops pauses, List<EndpointView> paused) {
    long all = paused.stream().mapToLong(view -> view.latency().count()).sum();
    double each = (double) pauses.sumNanos() / Math.max(1, pauses.count());
    return Math.round(all * Math.min(1, share) * each);
  }

  /** Those that met a long pause, where they are enough to be evidence; else all. */
  private static long affected(List<EndpointView> views) {
    long all = views.stream().mapToLong(view -> view.latency().count()).sum();
    long met =
        views.stream()
            .flatMap(view -> view.own().pausedByBand().stream())
            .mapToLong(Long::longValue)
            .sum();
    return met >= Thresholds.REQUESTS ? Math.min(met, all) : all;
  }

  private static String fix(EndpointView allocator) {
    List<Weighed> places = allocator.own().allocating();
    String first =
        places.isEmpty()
            ? "Allocate less in " + allocator.endpoint().name()
            : "Allocate less at " + places.get(0).place().site().location();
    return first + "; if the heap is nearly full after collections, give it more room.";
  }

  private static EndpointView allocator(List<EndpointView> views) {
    return views.stream()
        .max(
            Comparator.comparingLong(
                    (EndpointView view) -> view.own().bytesPerRequest() * view.latency().count())
                .thenComparing(view -> view.endpoint().name()))
        .orElseThrow();
  }

  private static List<Sites.Seen> sites(EndpointView allocator) {
    List<Sites.Seen> sites = new ArrayList<>();
    for (Weighed each : allocator.own().allocating()) {
      if (sites.size() < PLACES) {
        sites.add(new Sites.Seen(each.place().site(), each.weight(), 0));
      }
    }
    return sites;
  }
}
