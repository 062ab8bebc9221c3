package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Time in which nobody saw what the request did or waited for: said, and never hidden. */
final class UnexplainedTime implements Rule {
  private static final List<Kind> KINDS =
      List.of(Kind.APP, Kind.OFFCPU_UNKNOWN, Kind.ASYNC_GAP, Kind.JOIN_UNEXPLAINED);

  @Override
  public String type() {
    return "unexplained_time";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      long nanos = KINDS.stream().mapToLong(kind -> Scene.nanos(endpoint, kind)).sum();
      // Nobody waits for a task; where somebody does, its time is that of the request.
      if (endpoint.endpoint().isServer()
          && Scene.share(endpoint, nanos) >= Thresholds.UNEXPLAINED) {
        found.accept(draft(endpoint, nanos));
      }
    }
  }

  private Draft draft(EndpointView endpoint, long nanos) {
    long requests = endpoint.latency().count();
    Kind most =
        KINDS.stream()
            .max(Comparator.comparingLong(kind -> Scene.nanos(endpoint, kind)))
            .orElse(Kind.APP);
    return new Draft(type(), endpoint)
        .title(
            Units.percent(Scene.share(endpoint, nanos))
                + " of the time of "
                + endpoint.endpoint().name()
                + " has no cause that was seen")
        .because(Words.time(endpoint, nanos, requests))
        .because(seen(most))
        .fix(fix(most))
        .verify("The explained share of the time.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .saves(nanos, KINDS.toArray(Kind[]::new))
        .hint();
  }

  private static String seen(Kind most) {
    return switch (most) {
      case OFFCPU_UNKNOWN ->
          "Most of it, its threads did not run, and waited for nothing that is watched: a lock"
              + " held for a short time, a library, a file, the processor";
      case ASYNC_GAP ->
          "Most of it, no thread worked for it, and nothing that is watched was under way";
      case JOIN_UNEXPLAINED ->
          "Most of it, it waited for tasks of which none was seen to be its own";
      default ->
          "The application's own code ran or waited for something that is not watched: a lock, a"
              + " library, the processor";
    };
  }

  /** What shows more of it. */
  private static String fix(Kind most) {
    return switch (most) {
      case ASYNC_GAP, JOIN_UNEXPLAINED ->
          "Look at the slow examples: what completes them comes from a client or an executor that"
              + " is not watched; `status PID` says what is.";
      default ->
          "Set narrows.jfr=on: the flight recorder shows its locks and its hot code. Then look at"
              + " the code of the slow examples.";
    };
  }
}
