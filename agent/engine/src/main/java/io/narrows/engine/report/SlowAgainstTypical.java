package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Tail;
import io.narrows.engine.analysis.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In one sentence, why the slow requests of an endpoint are slower than its typical ones. */
final class SlowAgainstTypical {
  private static final int PARTS = 3;

  // Slow ones that are hardly slower need no reason. (ours)
  private static final double WORTH_A_WORD = 1.5;

  private SlowAgainstTypical() {}

  static @Nullable String of(EndpointView endpoint) {
    Tail tail = Tail.of(endpoint);
    if (tail == null || tail.slowNanos() < WORTH_A_WORD * tail.typicalNanos()) {
      return null;
    }
    List<String> causes = causes(tail);
    if (causes.isEmpty()) {
      return null;
    }
    return "slow requests take "
        + Units.duration(Math.round(tail.slowNanos()))
        + " where typical ones take "
        + Units.duration(Math.round(tail.typicalNanos()))
        + ": "
        + String.join(", ", causes);
  }

  private static List<String> causes(Tail tail) {
    List<String> causes = new ArrayList<>();
    for (Tail.Part part : tail.parts()) {
      if (causes.size() < PARTS && tail.isRelevant(part.nanos(), part.errorNanos())) {
        causes.add(
            "+"
                + Units.duration(Math.round(part.nanos()))
                + " "
                + Labels.of(part.kind())
                + " ("
                + Units.percent(part.nanos() / tail.gapNanos())
                + more(tail, part.kind())
                + ")");
      }
    }
    return causes;
  }

  /** Said where most of a part is that there are more of one thing. */
  private static String more(Tail tail, Kind kind) {
    for (Tail.SignaturePart part : tail.signatures()) {
      if (part.signature().kind() == kind && part.moreNanos() > 0.5 * part.nanos()) {
        boolean isRelevant = tail.isRelevant(part.nanos(), part.errorNanos());
        return isRelevant
            ? "; "
                + Units.mean(part.slowCount())
                + " times instead of "
                + Units.mean(part.typicalCount())
            : "";
      }
    }
    return "";
  }
}
