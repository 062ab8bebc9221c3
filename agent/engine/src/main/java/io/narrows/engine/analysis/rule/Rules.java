package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.verdict.Rule;
import java.util.List;

/** THE list of rules. */
public final class Rules {
  private Rules() {}

  /** All of them; where two see the same, the first says it. */
  public static List<Rule> all() {
    return List.of(
        new PoolSelfJoin(),
        new NPlusOneQuery(),
        new NPlusOneCall(),
        new SlowQuery(),
        new LargeFetch(),
        new CommitChatter(),
        new ConnectionHeld(),
        new PoolExhausted(),
        new BlockedCommonPool(),
        new RetryBurn(),
        new SlowDependency(),
        new SequentialCalls(),
        new ExecutorQueue(),
        new RequestThreadsSaturated(),
        new ChattyEndpoint(),
        new ExcessFanOut(),
        new LoadScaling(),
        new TailCause(),
        new UnexplainedTime());
  }
}
