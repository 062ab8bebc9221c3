package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.List;
import java.util.function.Consumer;

/** Long outgoing calls that one thread makes one after another. */
final class SequentialCalls implements Rule {
  @Override
  public String type() {
    return "sequential_calls";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      List<SignatureView> calls = Scene.of(endpoint, Kind.HTTP_WAIT);
      if (endpoint.sequence().requests() > 0
          && !calls.isEmpty()
          && CallUse.of(endpoint).stream().noneMatch(CallUse::isRepeated)) {
        found.accept(draft(endpoint, calls));
      }
    }
  }

  private Draft draft(EndpointView endpoint, List<SignatureView> calls) {
    SequenceView sequence = endpoint.sequence();
    SignatureView longest = calls.get(0);
    return new Draft(type(), endpoint)
        .of(longest.signature(), longest.sites(), sequence.exemplars())
        .title(endpoint.endpoint().name() + " makes its calls one after another")
        .because(
            Units.count(sequence.requests())
                + " requests made three calls or more of 100 ms and longer in turn")
        .because(
            "Made at once they would take "
                + Units.duration(sequence.savableNanos() / sequence.requests())
                + " less; whether one needs the answer of another cannot be seen from outside")
        .fix("Start the calls together and wait for all of them.")
        .verify("The time of outgoing calls per request.")
        .costs(sequence.savableNanos(), sequence.requests(), Gain.atMost(sequence.savableNanos()))
        .hint();
  }
}
