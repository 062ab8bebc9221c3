package io.narrows.engine.watch;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings of this run with their lives; the longest unseen are forgotten first. */
final class Lives {
  static final int LIMIT = 500;

  /** Windows after which a finding that goes on is told again. (ours) */
  static final int AGAIN = 10;

  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final int needed;

  /**
   * @param needed in how many of three windows a finding is to be seen before it is told
   */
  Lives(int needed) {
    this.needed = needed;
  }

  /** One window; returns those that were seen in it and may be told, and adds what is news. */
  List<Found> window(Scene scene, List<Finding> findings, long nowMillis, List<Found> news) {
    List<Found> present = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Finding finding : findings) {
      seen.add(finding.key());
      Life life = lives.computeIfAbsent(finding.key(), key -> new Life(finding, nowMillis));
      boolean isNews = life.present(finding, nowMillis, needed);
      tell(life, isNews || life.isDue(AGAIN), news);
      if (life.isTold()) {
        present.add(life.found());
      }
    }
    absent(used(scene), seen, news);
    forget();
    return present;
  }

  private void absent(Set<String> used, Set<String> seen, List<Found> news) {
    lives.forEach(
        (key, life) -> {
          if (!seen.contains(key) && used.contains(life.latest().endpoint().name())) {
            tell(life, life.absent(), news);
          }
        });
  }

  private static void tell(Life life, boolean isNews, List<Found> news) {
    if (isNews) {
      life.tell();
      news.add(life.found());
    }
  }

  /** Where nobody called, nothing was fixed. */
  private static Set<String> used(Scene scene) {
    Set<String> used = new HashSet<>();
    for (EndpointView view : scene.endpoints()) {
      if (view.latency().count() >= scene.requestsNeeded()) {
        used.add(view.endpoint().name());
      }
    }
    return used;
  }

  private void forget() {
    while (lives.size() > LIMIT) {
      lives.entrySet().stream()
          .min(Comparator.comparingLong(life -> life.getValue().lastSeenMillis()))
          .map(Map.Entry::getKey)
          .ifPresent(lives::remove);
    }
  }

  /** The life of a finding; one that no window showed begins now. */
  Standing of(Finding finding, long nowMillis) {
    Life life = lives.get(finding.key());
    return life == null ? new Standing(Status.NEW, nowMillis, nowMillis) : life.standing();
  }
}
