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
        new BlockedEventLoop(),
        new RepeatedQueryPattern(),
        new NPlusOneQuery(),
        new RedundantQuery(),
        new CommitChatter(),
        new RowByRowWrites(),
        new NPlusOneCall(),
        new RowLockContention(),
        new LargeFetch(),
        new BimodalQuery(),
        new SlowQuery(),
        new ConnectionChurn(),
        new ConnectionLeak(),
        new ConnectionHeld(),
        new PoolExhausted(),
        new BlockedCommonPool(),
        new RetryBurn(),
        new ConnectStall(),
        new ClientPoolWait(),
        new LargePayload(),
        new SlowDependency(),
        new SequentialCalls(),
        new ExecutorQueue(),
        new RequestThreadsSaturated(),
        new PinnedVirtualThread(),
        new SynchronousLogging(),
        new LockContention(),
        new SleepInRequest(),
        new ExceptionStorm(),
        new HotMethod(),
        new GcPauses(),
        new Safepoints(),
        new CpuSaturation(),
        new ColdStart(),
        new ChattyEndpoint(),
        new ExcessFanOut(),
        new LoadScaling(),
        new TailCause(),
        new Regression(),
        new SequentialQueries(),
        new UnexplainedTime());
  }
}
