package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections are held while something else is done, and are then missing elsewhere. */
final class ConnectionHeld implements Rule {
  @Override
  public String type() {
    return "connection_held";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (PoolUse use : PoolUse.all(scene)) {
      if (use.isHeldElsewhere()) {
        Draft draft = draft(use);
        if (draft != null) {
          found.accept(draft);
        }
      }
    }
  }

  private @Nullable Draft draft(PoolUse use) {
    PoolUse.Holder holder = use.outsideHolder();
    List<PoolUse.Wait> waits = use.longWaits();
    EndpointView endpoint = holder == null ? longest(waits) : holder.endpoint();
    if (endpoint == null) {
      return null;
    }
    Draft draft =
        new Draft(type(), endpoint)
            .of(use.acquire())
            .because(
                Units.percent(use.heldElsewhere())
                    + " of the time a connection is held, the database has nothing to do")
            .because(use.load())
            .fix(
                "Do that work before the transaction starts or after it ended, outside the"
                    + " @Transactional method; with spring.jpa.open-in-view=false the connection"
                    + " goes back before the response is made. A bigger pool only hides it.")
            .verify("The time that connections of pool " + use.pool().name() + " are held.")
            .inferred();
    if (holder != null) {
      SignatureView view = holder.view();
      draft.at(view.sites(), view.exemplars());
      draft.because("Most of it: " + view.signature().text() + " of " + view.signature().target());
    }
    return waits.isEmpty() ? latent(draft, use, holder) : waited(draft, endpoint, use, waits);
  }

  private static @Nullable EndpointView longest(List<PoolUse.Wait> waits) {
    return waits.stream()
        .max(Comparator.comparingLong(wait -> wait.view().pathNanos()))
        .map(PoolUse.Wait::endpoint)
        .orElse(null);
  }

  private static Draft waited(
      Draft draft, EndpointView endpoint, PoolUse use, List<PoolUse.Wait> waits) {
    long nanos = waits.stream().mapToLong(wait -> wait.view().pathNanos()).sum();
    long requests = waits.stream().mapToLong(wait -> wait.view().requests()).sum();
    return draft
        .title("Requests wait for connections that are held during other work")
        .because(
            "Waited for by "
                + String.join(
                    ", ", waits.stream().map(wait -> wait.endpoint().endpoint().name()).toList())
                + ": "
                + Units.duration(requests == 0 ? 0 : nanos / requests)
                + " a request")
        .affects(waits.stream().map(PoolUse.Wait::endpoint).toList())
        .explains("pool_exhausted", use.acquire())
        .explains("slow_dependency", use.workInside(endpoint))
        .costs(nanos, requests, use.shorter(waits, use.heldElsewhere()));
  }

  /** Nobody waits yet. */
  private static @Nullable Draft latent(Draft draft, PoolUse use, PoolUse.@Nullable Holder holder) {
    return holder == null
        ? null
        : draft
            .title(
                holder.endpoint().endpoint().name()
                    + " holds a connection during other work; with more load, others will wait")
            .costs(holder.view().heldNanos(), holder.view().requests(), Gain.NONE)
            .latent();
  }
}
