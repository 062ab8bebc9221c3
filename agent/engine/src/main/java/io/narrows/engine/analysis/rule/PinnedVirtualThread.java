package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.function.Consumer;

/**
 * A virtual thread waits and keeps the thread that carries it from carrying others: for much of its
 * own endpoint's time, or all endpoints together keep most of the carriers.
 */
final class PinnedVirtualThread implements Rule {
  @Override
  public String type() {
    return "pinned_virtual_thread";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    List<Pins> all = Pins.of(scene);
    int carriers = scene.snapshot().machine().carriers();
    long pinned = all.stream().mapToLong(Pins::nanos).sum();
    double kept = pinned / (double) Math.max(1, scene.snapshot().nanos());
    if (carriers == 0 || kept < Thresholds.CARRIERS_PINNED * carriers) {
      much(all).forEach(pins -> found.accept(draft(pins)));
      return;
    }
    String most = most(kept, carriers);
    much(all).forEach(pins -> found.accept(draft(pins).because(most)));
    double least = Thresholds.PART_OF_PINNED * pinned;
    // Those of which the time is worth a word were said, and are not said again.
    all.stream()
        .filter(pins -> pins.nanos() >= least)
        .forEach(pins -> found.accept(draft(pins).because(most).latent().anyShare()));
  }

  private static List<Pins> much(List<Pins> all) {
    return all.stream().filter(pins -> pins.share() >= Thresholds.PINNED).toList();
  }

  /** The sentence on all of them; kept are those that carry nobody else. */
  private static String most(double kept, int carriers) {
    return "All endpoints together pin "
        + Units.mean(kept)
        + " of "
        + Units.count(carriers)
        + " carriers on average";
  }

  private Draft draft(Pins pins) {
    SignatureView seen = pins.seen();
    long nanos = Math.min(pins.nanos(), pins.endpoint().latency().sum());
    long requests = Watched.requests(pins.endpoint(), seen, seen.latency().sum(), nanos);
    return new Draft(type(), pins.endpoint())
        .of(seen.signature(), seen.sites(), seen.exemplars())
        .title(pins.endpoint().endpoint().name() + " pins the carriers of its virtual threads")
        .because(
            Units.count(seen.executions())
                + " waits of "
                + Units.duration(seen.latency().mean())
                + " on average, in which the carrier could not carry another thread")
        .because(Words.time(pins.endpoint(), nanos, requests))
        .fix(
            "From JDK 24 on synchronized does not pin any more; before, use a ReentrantLock there."
                + " What is left on JDK 24 and later is native code and class initialisation.")
        .verify("The time that virtual threads are pinned.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .seenIn(seen.requests())
        .inferred();
  }
}
