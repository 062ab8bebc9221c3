package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.function.Consumer;

/** Requests wait for a connection, because all are in use; what they are used for is the cause. */
final class PoolExhausted implements Rule {
  @Override
  public String type() {
    return "pool_exhausted";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (PoolUse use : PoolUse.all(scene)) {
      for (PoolUse.Wait wait : use.isBusy() ? use.longWaits() : List.<PoolUse.Wait>of()) {
        found.accept(draft(use, wait));
      }
    }
  }

  private Draft draft(PoolUse use, PoolUse.Wait wait) {
    EndpointView endpoint = wait.endpoint();
    Draft draft =
        new Draft(type(), endpoint)
            .of(wait.view().signature(), wait.view().sites(), wait.view().exemplars())
            .title(
                endpoint.endpoint().name() + " waits for a connection of pool " + use.pool().name())
            .because(use.load())
            .because(Words.time(endpoint, wait.view().pathNanos(), wait.view().requests()))
            .verify("The wait for connections of pool " + use.pool().name() + ".")
            .waitsFor(use.heldNanos(), use.busyWith())
            .inferred();
    classify(use, wait, draft);
    return draft;
  }

  /** What connections are held for says what to do. */
  private static void classify(PoolUse use, PoolUse.Wait wait, Draft draft) {
    PoolUse.Holder statement = use.statement();
    List<PoolUse.Wait> waits = List.of(wait);
    if (use.nested() >= Thresholds.NESTED) {
      nested(use, draft);
      costs(wait, draft, use.shorter(waits, Thresholds.HOLD_SAVED));
    } else if (use.heldElsewhere() >= Thresholds.HELD_ELSEWHERE) {
      draft.fix("Do not hold a connection during that work: a bigger pool only hides it.");
      costs(wait, draft, use.shorter(waits, use.heldElsewhere()));
    } else if (statement != null && isMost(use, statement)) {
      waitsForQuery(statement, draft);
      costs(wait, draft, use.shorter(waits, Thresholds.HOLD_SAVED));
    } else if (use.heldIdle() >= Thresholds.CAUSE) {
      tooWide(use, draft);
      costs(wait, draft, use.shorter(waits, use.heldIdle()));
    } else {
      draft.fix(
          "For this load about "
              + Units.count(use.needed())
              + " connections would do (maximumPoolSize), if the database has the cores for them:"
              + " start from twice its cores; too many make each of them slower.");
      costs(wait, draft, use.more(waits, use.needed()));
    }
  }

  private static void costs(PoolUse.Wait wait, Draft draft, Gain gain) {
    draft.costs(wait.view().pathNanos(), wait.view().requests(), gain);
  }

  private static boolean isMost(PoolUse use, PoolUse.Holder statement) {
    long busy = use.busyWith().getOrDefault(statement.view().signature(), 0L);
    return busy >= Thresholds.CAUSE * use.heldNanos();
  }

  private static void nested(PoolUse use, Draft draft) {
    draft
        .because(
            Units.percent(use.nested())
                + " of the connections are borrowed by a thread that holds one of them already")
        .fix(
            "Do the inner work on the same connection (join the transaction instead of"
                + " REQUIRES_NEW), or before the outer one is borrowed. Threads that each hold one"
                + " and wait for a second can stop each other for good: against that the pool"
                + " needs more connections than threads.");
  }

  private static void waitsForQuery(PoolUse.Holder statement, Draft draft) {
    draft
        .because(
            "Most of the time its connections run one statement, of "
                + statement.endpoint().endpoint().name()
                + ": "
                + statement.view().signature().text())
        .fix("Make that statement faster or rarer; a bigger pool only sends more of it at once.");
  }

  private static void tooWide(PoolUse use, Draft draft) {
    draft
        .because(
            Units.percent(use.heldIdle())
                + " of the time a connection is held passes between statements: "
                + use.idle())
        .fix(
            "Make the transactions narrower: spring.jpa.open-in-view=false, do that before the"
                + " @Transactional method or after it, LazyConnectionDataSourceProxy with"
                + " hibernate.connection.provider_disables_autocommit=true.");
  }
}
