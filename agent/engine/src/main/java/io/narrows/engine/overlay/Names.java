package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.Place;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.CallSites;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the application's line in what was seen, and counts it with its endpoint. */
final class Names implements Splitter.Places {
  /** The target of what a pinned carrier cost. */
  static final String PINNED = "a pinned carrier thread";

  private final CallSites sites;
  private final Map<String, Place.Waited> byReason = new LinkedHashMap<>();

  Names(CallSites sites) {
    this.sites = sites;
  }

  @Override
  public void seen(Held held, Signal signal) {
    if (signal instanceof Sample sample) {
      OwnStats own = held.place.own();
      if (own != null) {
        count(own, sample);
      }
    } else if (signal instanceof Pinned pinned) {
      Place.Waited waited =
          new Place.Waited().clear().add(pinned.to() - pinned.from(), 0, site(pinned.stack()));
      held.place.spent(Kind.LOCK, PINNED, "", waited);
    }
  }

  private void count(OwnStats own, Sample sample) {
    CallSites.Found found = sites.find(sample.stack());
    Hot place =
        found == null ? null : new Hot(found.site(), Leaf.of(sample.stack(), found.frame()));
    if (sample.bytes() > 0) {
      if (place != null) {
        own.allocating(place, sample.bytes());
      }
    } else if (place == null) {
      own.runningElsewhere();
    } else {
      own.running(place);
    }
  }

  private @Nullable CallSite site(StackTraceElement @Nullable [] stack) {
    CallSites.Found found = stack == null ? null : sites.find(stack);
    return found == null ? null : found.site();
  }

  @Override
  public void waited(Held held, Map<Wait, Long> nanos) {
    byReason.clear();
    nanos.forEach(
        (wait, own) ->
            byReason
                .computeIfAbsent(wait.kind() + " " + wait.on(), key -> new Place.Waited().clear())
                .add(wait.to() - wait.from(), own, site(wait.stack())));
    nanos.forEach(
        (wait, own) -> {
          Place.Waited waited = byReason.remove(wait.kind() + " " + wait.on());
          if (waited != null) {
            held.place.spent(wait.kind(), wait.on(), "", waited);
          }
        });
  }
}
