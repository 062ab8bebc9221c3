package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a round trip takes to each database and host: the floor of its durations is the network,
 * and what a repeated call costs at least.
 */
final class Targets {
  static final int LIMIT = 200;

  private static final double FLOOR = 0.05;

  private final Map<String, LogHistogram> durations = new HashMap<>();

  void add(Account account) {
    for (Map.Entry<Signature, Use> entry : account.uses().entrySet()) {
      Kind kind = entry.getKey().kind();
      if (kind == Kind.DB_EXEC || kind == Kind.HTTP_WAIT) {
        LogHistogram histogram = of(entry.getKey().target());
        for (int i = 0; histogram != null && i < entry.getValue().executions(); i++) {
          histogram.add(entry.getValue().durationNanos(i));
        }
      }
    }
  }

  void add(Targets others) {
    others.durations.forEach(
        (target, histogram) -> {
          LogHistogram known = of(target);
          if (known != null) {
            known.add(histogram);
          }
        });
  }

  private @Nullable LogHistogram of(String target) {
    LogHistogram known = durations.get(target);
    if (known == null && durations.size() < LIMIT) {
      known = LogHistogram.ofOperations();
      durations.put(target, known);
    }
    return known;
  }

  /** The duration that only 5 % of all calls undercut; 0 when nothing is known. */
  long floorNanos(String target) {
    LogHistogram known = durations.get(target);
    return known == null ? 0 : known.quantileNanos(FLOOR);
  }
}
