package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Divides what a draft saves among the endpoints whose requests pay, and the parts of their time.
 */
final class Claims {
  // Own code has no signature of its own: a method that computes is in whatever own time is.
  private static final Kind[] COMPUTING = {Kind.CPU, Kind.RUNQ, Kind.APP, Kind.OFFCPU_UNKNOWN};

  private final Draft draft;
  private final List<Claim> claims = new ArrayList<>();

  private Claims(Draft draft) {
    this.draft = draft;
  }

  static List<Claim> of(Draft draft) {
    Claims claims = new Claims(draft);
    long left = draft.gain.highNanos();
    for (Map.Entry<List<Kind>, Long> other : draft.savedOf.entrySet()) {
      long nanos = Math.min(left, other.getValue());
      claims.add(nanos, view -> parts(view, other.getKey()));
      left -= nanos;
    }
    claims.add(left, claims::parts);
    return List.copyOf(claims.claims);
  }

  /**
   * To each endpoint as much as its share of the time that it is about; all where none is known.
   */
  private void add(long highNanos, Function<EndpointView, List<Part>> parts) {
    List<List<Part>> byView = draft.affected.stream().map(parts).toList();
    long sum = byView.stream().mapToLong(Claims::nanos).sum();
    long left = highNanos;
    long ahead = sum;
    for (int i = 0; i < byView.size() && left > 0; i++) {
      long here = nanos(byView.get(i));
      long nanos = ahead == 0 || here == ahead ? left : share(left, here, ahead);
      if (nanos > 0) {
        claims.add(new Claim(draft.affected.get(i).endpoint(), byView.get(i), nanos));
      }
      left -= nanos;
      ahead -= here;
    }
  }

  private static long share(long nanos, long part, long of) {
    return Math.min(nanos, Math.round((double) nanos * part / of));
  }

  private static long nanos(List<Part> parts) {
    return parts.stream().mapToLong(Part::nanos).sum();
  }

  private static List<Part> parts(EndpointView view, List<Kind> kinds) {
    return kinds.stream().map(kind -> Part.of(view, kind)).toList();
  }

  /** What it is about, as this endpoint has it. */
  private List<Part> parts(EndpointView view) {
    Set<Part> parts = new LinkedHashSet<>();
    for (Part part : draft.parts) {
      parts.addAll(part.in(view, COMPUTING));
    }
    return List.copyOf(parts);
  }
}
