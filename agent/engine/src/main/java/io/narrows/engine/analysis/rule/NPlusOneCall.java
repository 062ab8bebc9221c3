package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.function.Consumer;

/** One request makes the same outgoing call many times, one after another. */
final class NPlusOneCall implements Rule {
  @Override
  public String type() {
    return "n_plus_one_call";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.HTTP_WAIT)) {
        if (NPlusOneQuery.isRepeated(view)) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(
            endpoint.endpoint().name() + " calls " + view.signature().target() + " once per item")
        .because(Words.repeats(endpoint, view))
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix("Use the bulk endpoint, send the ids in one call, cache, or make the calls at once.")
        .verify("Calls per request to " + view.signature().target() + " should fall to one.")
        .costs(view.pathNanos(), view.requests(), NPlusOneQuery.gain(view));
  }
}
