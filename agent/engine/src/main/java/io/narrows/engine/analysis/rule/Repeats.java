package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.StatementView.BindView;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.recording.Request;

/** How often a statement runs in one request, and whether that is worth a word. */
record Repeats(EndpointView endpoint, SignatureView view) {
  /** One after another in most of the requests that do it at all. */
  boolean isRepeated() {
    return 2 * view.repetition().repeating() >= view.requests() && isOften(Words.perRequest(view));
  }

  /** From so many on it is often; nobody waits for the single request of a job. */
  boolean isOften(double times) {
    boolean isJob = endpoint.endpoint().root() == Request.Root.TASK;
    return times >= Thresholds.REPEATS * (isJob ? Thresholds.JOB_FACTOR : 1);
  }

  /** With other values each time, as far as they are known. */
  boolean isDistinct() {
    BindView binds = view.statement().binds();
    if (binds.known() == 0) {
      return true;
    }
    double times = Words.perRequest(view);
    double distinct = times * binds.distinct() / binds.known();
    return distinct >= Math.max(Thresholds.DISTINCT * Thresholds.REPEATS, times / 2);
  }

  /** Reads many rows at once: a batch, not a lookup of one thing. */
  boolean isBulk() {
    double rows = (double) view.rows() / Math.max(1, view.executions());
    return rows >= Thresholds.ROWS_OF_A_LOOKUP
        || Sql.of(view).hasList() && rows >= Thresholds.ROWS_OF_A_LIST;
  }

  /** From one place in the code, as far as that was captured. */
  boolean isOfOnePlace() {
    return view.sites().isEmpty() || view.sites().get(0).count() > 1 || view.sites().size() < 2;
  }
}
