package io.narrows.instrumentation.executor;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Fork-join pools, and with them parallel streams and the asynchronous stages of futures. */
public final class ForkJoin implements Instrumentation {
  private static final String TASK = "(Ljava/util/concurrent/ForkJoinTask;)";

  @Override
  public String name() {
    return "forkjoin";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("java.util.concurrent.ForkJoinPool")
            // All but one way in leads through externalSubmit on JDK 17, through poolSubmit later.
            .advise("externalSubmit", TASK, PoolAdvice.ExecuteOrRefuse.class)
            .advise(
                "poolSubmit", "(ZLjava/util/concurrent/ForkJoinTask;)", ForkJoinAdvice.Submit.class)
            .advise("scheduleDelayedTask", "", PoolAdvice.Schedule.class),
        Weave.named("java.util.concurrent.ForkJoinTask")
            .advise("fork", "()", ForkJoinAdvice.Fork.class)
            .advise("doExec", "()", ForkJoinAdvice.Execute.class)
            .advise("setDone", "()", FutureAdvice.Complete.class)
            .advise("awaitDone", "", FutureAdvice.Await.class));
  }
}
