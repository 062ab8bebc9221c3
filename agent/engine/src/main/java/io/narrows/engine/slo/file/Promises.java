package io.narrows.engine.slo.file;

import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Objectives.Objective;
import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Threshold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The latency that the objectives of a service promise of its endpoints. Asked by one thread. */
final class Promises implements io.narrows.engine.analysis.Objectives {
  private static final int ENDPOINTS = 2_000;

  private final List<Slo> slos;
  private final Map<Endpoint, Optional<Objective>> known = new HashMap<>();

  Promises(List<Slo> slos) {
    this.slos = slos;
  }

  @Override
  public @Nullable Objective of(Endpoint endpoint) {
    Optional<Objective> objective = known.get(endpoint);
    if (objective == null) {
      objective = Optional.ofNullable(endpoint.isServer() ? strictest(endpoint) : null);
      if (known.size() < ENDPOINTS) {
        known.put(endpoint, objective);
      }
    }
    return objective.orElse(null);
  }

  private @Nullable Objective strictest(Endpoint endpoint) {
    String name = endpoint.name();
    String route = name.substring(name.indexOf(' ') + 1);
    Objective strictest = null;
    for (Slo slo : slos) {
      boolean isAbout = slo.route() == null || Pattern.matches(slo.route(), route);
      for (Threshold threshold : slo.thresholds()) {
        long nanos = Math.round(threshold.seconds() * 1e9);
        if (isAbout
            && threshold.of() == Durations.SERVER
            && (strictest == null || nanos < strictest.thresholdNanos())) {
          strictest = new Objective(nanos, slo.ratio().doubleValue());
        }
      }
    }
    return strictest;
  }
}
