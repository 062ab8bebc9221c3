package org.example.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.example.bench.Draw;
import org.example.bench.Scenario;

/**
 * THE list of scenarios, with the numbers of the design and what came after it; 19 is a reactive
 * pipeline and waits until the agent knows reactive libraries.
 */
public enum Scenarios {
  S1("n_plus_one_query", NPlusOneQuery::new),
  S2("repeated_query_pattern", RepeatedQueryPattern::new),
  S3("redundant_query", RedundantQuery::new),
  S4("slow_query", SlowQuery::new),
  S5("large_fetch", LargeFetch::new),
  S6("connection_held", ConnectionHeld::new),
  S7("pool_exhausted", PoolExhausted::new),
  S8("executor_queue", ExecutorQueue::new),
  S9("executor_queue, head of line", HeadOfLine::new),
  S10("lock_contention", LockContention::new),
  S11("n_plus_one_call", NPlusOneCall::new),
  S12("slow_dependency, parallel", ParallelCalls::new),
  S13("hot_method", HotMethod::new),
  S14("tail_cause", TailCause::new),
  S15("gc_pauses", GcPauses::new),
  S16("request_threads_saturated", RequestThreadsSaturated::new),
  S17("retry_burn", RetryBurn::new),
  S18("commit_chatter", CommitChatter::new),
  S20("n_plus_one_query and pool_exhausted", TwoCauses::new),
  S21("connection_leak", ConnectionLeak::new),

  S22("row_by_row_writes", RowByRowWrites::new),
  S23("row_lock_contention", RowLockContention::new),
  S24("bimodal_query", BimodalQuery::new),
  S25("slow_dependency", SlowDependency::new),
  S26("large_payload", LargePayload::new),
  S27("connection_churn", ConnectionChurn::new),
  S28("sleep_in_request", SleepInRequest::new),
  S29("chatty_endpoint", ChattyEndpoint::new),
  S30("exception_storm", ExceptionStorm::new),
  S31("synchronous_logging", SynchronousLogging::new),
  S32("excess_fan_out", ExcessFanOut::new),
  S33("pool_self_join", PoolSelfJoin::new),
  S34("blocked_common_pool", BlockedCommonPool::new),

  C1("balanced reads", BalancedReads::new),
  C2("already parallel", AlreadyParallel::new),
  C3("chunked reads", ChunkedReads::new),
  C4("streaming export", StreamingExport::new),
  C5("idle threads", IdleThreads::new),
  C6("cold start", ColdStart::new),
  C7("fire and forget", FireAndForget::new),
  C8("slow as promised", SlowAsPromised::new),
  C9("four repeats", FewRepeats::new),
  C10("wide spread", WideSpread::new);

  private final String title;
  private final Function<Draw, Scenario> maker;

  Scenarios(String title, Function<Draw, Scenario> maker) {
    this.title = title;
    this.maker = maker;
  }

  /** The finding it plants; of a clean one, what it is. */
  public String title() {
    return title;
  }

  /** Its number in the design: 1 to 34, and c1 to c10 for those that are clean. */
  public String number() {
    return isClean() ? "c" + name().substring(1) : name().substring(1);
  }

  public boolean isClean() {
    return name().startsWith("C");
  }

  /** Of a finding that came after the first twenty scenarios. */
  public boolean isFurther() {
    return compareTo(S22) >= 0 && !isClean();
  }

  /** With the numbers of this seed. */
  public Scenario draw(long seed) {
    return maker.apply(new Draw(name(), seed));
  }

  /** Those with this number or title, or all of a group. */
  public static List<Scenarios> of(String given) {
    List<Scenarios> found = new ArrayList<>();
    for (Scenarios each : values()) {
      if (given.equals("all")
          || given.equals("clean") && each.isClean()
          || given.equals("planted") && !each.isClean()
          || given.equals("further") && each.isFurther()
          || given.equals(each.number())
          || given.equals(each.title())) {
        found.add(each);
      }
    }
    return found;
  }
}
