package io.narrows.engine.analysis;

import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import java.util.List;

/** The slowest 5 % of an endpoint's requests, by the bands of the window before. */
public final class Slowest {
  private Slowest() {}

  /** How many there are. */
  public static long requests(EndpointView view) {
    return sum(view.requestsByBand());
  }

  /** What they took, all of it. */
  public static long nanos(EndpointView view) {
    return view.time().stream().map(KindTime::bands).mapToLong(Slowest::nanos).sum();
  }

  /** Their part of a quantity. */
  public static long nanos(Banded of) {
    return sum(of.sums());
  }

  private static long sum(List<Long> byBand) {
    return byBand.size() < Bands.COUNT ? 0 : byBand.get(Bands.SLOW - 1) + byBand.get(Bands.SLOW);
  }
}
