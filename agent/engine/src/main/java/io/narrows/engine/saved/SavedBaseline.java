package io.narrows.engine.saved;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.verdict.Baseline;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report of an earlier build, to compare with. */
public record SavedBaseline(Saved report) implements Baseline {
  private static final double MILLI = 1e6;

  @Override
  public @Nullable Before of(Endpoint endpoint, Kind kind) {
    SavedEndpoint before = report.endpoint(endpoint.name());
    if (before == null || before.isServer() != endpoint.isServer() || before.count() == 0) {
      return null;
    }
    String name = kind.name().toLowerCase(Locale.ROOT);
    Double spread = before.spreadMillisByKind().get(name);
    boolean isSeen = before.millisByKind().containsKey(name);
    if (spread == null && isSeen) {
      return null; // of an agent that did not write it down yet
    }
    return new Before(
        before.count(), before.millisOf(name) * MILLI, spread == null ? 0 : spread * MILLI);
  }
}
