package io.narrows.engine.watch;

import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.recording.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks a few requests of each finding to look at: they are kept, and say which finding. */
final class Bearers {
  /** So many of one finding in one window. (ours) */
  static final int EACH = 2;

  private final Attribution attribution;
  private final Map<Endpoint, List<Wanted>> wanted = new HashMap<>();

  Bearers(Attribution attribution) {
    this.attribution = attribution;
  }

  /** A finding of which requests are still wanted. */
  private static final class Wanted {
    final Finding finding;
    int left = EACH;

    Wanted(Finding finding) {
      this.finding = finding;
    }
  }

  /** From now on requests of these are wanted. */
  void look(List<Found> findings) {
    wanted.clear();
    for (Found found : findings) {
      wanted
          .computeIfAbsent(found.finding().endpoint(), endpoint -> new ArrayList<>())
          .add(new Wanted(found.finding()));
    }
  }

  /** The finding that this request is an example of, or null. */
  @Nullable String of(Request request) {
    if (wanted.isEmpty()) {
      return null;
    }
    for (Wanted each : wanted.getOrDefault(Endpoint.of(request), List.of())) {
      if (each.left > 0 && bears(request, each.finding)) {
        each.left--;
        return each.finding.id();
      }
    }
    return null;
  }

  /** Whether it lost at least half of what a fix saves on average. */
  private boolean bears(Request request, Finding finding) {
    Signature signature = finding.signature();
    long nanos =
        signature == null ? request.durationNanos() : attribution.pathNanos(request, signature);
    return nanos > 0 && nanos * 2 >= finding.highPerRequest();
  }
}
