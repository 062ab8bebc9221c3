package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Tail;
import io.narrows.engine.analysis.Tail.Part;
import io.narrows.engine.analysis.Tail.SignaturePart;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The slow requests of an endpoint do something that its typical ones hardly do. */
final class TailCause implements Rule {
  @Override
  public String type() {
    return "tail_cause";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      Tail tail = Tail.of(endpoint);
      if (tail != null && tail.slowNanos() >= Thresholds.TAIL_TIMES * tail.typicalNanos()) {
        List<Cause> causes = causes(tail);
        if (!causes.isEmpty()) {
          found.accept(draft(endpoint, tail, causes));
        }
      }
    }
  }

  /** By what has a name; by the kind of time, where nothing of it has one. The largest first. */
  private static List<Cause> causes(Tail tail) {
    List<Cause> causes = new ArrayList<>();
    for (SignaturePart part : tail.signatures()) {
      if (tail.isRelevant(part.nanos(), part.errorNanos()) && !part.signature().isOther()) {
        causes.add(new Cause(part.signature().kind(), part.nanos(), part));
      }
    }
    for (Part part : tail.parts()) {
      boolean isNamed = causes.stream().anyMatch(cause -> cause.kind() == part.kind());
      if (!isNamed && tail.isRelevant(part.nanos(), part.errorNanos())) {
        causes.add(new Cause(part.kind(), part.nanos(), null));
      }
    }
    causes.sort((a, b) -> Double.compare(b.nanos(), a.nanos()));
    return causes;
  }

  private Draft draft(EndpointView endpoint, Tail tail, List<Cause> causes) {
    Cause first = causes.get(0);
    Draft draft =
        about(new Draft(type(), endpoint), endpoint, first)
            .title(
                "The slow requests of "
                    + endpoint.endpoint().name()
                    + " differ by "
                    + first.what()
                    + ": "
                    + Units.percent(Math.min(1, first.nanos() / tail.gapNanos()))
                    + " of the difference")
            .because(
                "They take "
                    + Units.duration(Math.round(tail.slowNanos()))
                    + " on average, typical ones "
                    + Units.duration(Math.round(tail.typicalNanos())));
    for (Cause cause : causes) {
      draft.because(cause.difference(tail));
    }
    long requests = tail.slowOf(endpoint.latency().count());
    long nanos = Math.round(first.nanos() * requests);
    return draft
        .fix(fix(first))
        .verify("The p99 of " + endpoint.endpoint().name() + "; its median hardly changes.")
        .costs(nanos, requests, Gain.atMost(nanos));
  }

  private static Draft about(Draft draft, EndpointView endpoint, Cause cause) {
    SignaturePart part = cause.part();
    if (part == null) {
      return draft.with(cause.kind());
    }
    for (SignatureView view : endpoint.signatures()) {
      if (view.signature().equals(part.signature())) {
        return draft.of(view.signature(), view.sites(), view.exemplars());
      }
    }
    return draft.of(part.signature());
  }

  private static String fix(Cause cause) {
    SignaturePart part = cause.part();
    if (part == null) {
      return "Compare a slow example with a typical one: look at what it did in that time.";
    }
    if (part.slowRows() >= Thresholds.TAIL_DIFFERS * Math.max(1, part.typicalRows())) {
      return "Find out whose data is so much larger, and bound what one request reads: a page, or"
          + " the newest.";
    }
    if (part.moreNanos() > part.slowerNanos()) {
      return "Find out which requests do it so much more often, and do it for all at once, or not"
          + " more often than for others.";
    }
    return "It is the same work, and takes longer: compare the plan, the lock or the queue of a slow"
        + " example with that of a typical one.";
  }

  /**
   * Something that adds to the gap.
   *
   * @param part null where nothing of this kind has a name
   */
  private record Cause(Kind kind, double nanos, @Nullable SignaturePart part) {
    String what() {
      if (part == null) {
        return Labels.of(kind);
      }
      String text = part.signature().text();
      return kind == Kind.DB_EXEC || kind == Kind.HTTP_WAIT
          ? text
          : Labels.of(kind) + " (" + text + ")";
    }

    /** For example: +120 ms SELECT ..., 15 % of the difference: 212 times against 41. */
    String difference(Tail tail) {
      return "+"
          + Units.duration(Math.round(nanos))
          + " "
          + what()
          + ", "
          + Units.percent(Math.min(1, nanos / tail.gapNanos()))
          + " of the difference"
          + (part == null ? "" : effects(part));
    }

    private static String effects(SignaturePart part) {
      List<String> effects = new ArrayList<>();
      if (part.slowCount() >= Thresholds.TAIL_DIFFERS * part.typicalCount()) {
        effects.add(
            Units.mean(part.slowCount())
                + " times a request against "
                + Units.mean(part.typicalCount()));
      }
      if (part.slowerNanos() >= part.moreNanos()) {
        effects.add("each is slower");
      }
      if (part.slowRows() >= Thresholds.TAIL_DIFFERS * Math.max(1, part.typicalRows())) {
        effects.add(
            Units.mean(part.slowRows()) + " rows against " + Units.mean(part.typicalRows()));
      }
      return effects.isEmpty() ? "" : ": " + String.join(", ", effects);
    }
  }
}
