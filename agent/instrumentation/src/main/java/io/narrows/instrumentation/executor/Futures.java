package io.narrows.instrumentation.executor;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Waiting for what others do, and their being done. The methods woven are those that a wait reaches
 * only when it blocks.
 */
public final class Futures implements Instrumentation {
  @Override
  public String name() {
    return "future";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("java.util.concurrent.FutureTask")
            .advise("awaitDone", "(ZJ)", FutureAdvice.Await.class)
            .advise("set", "(", FutureAdvice.Complete.class)
            .advise("setException", "(", FutureAdvice.Complete.class),
        Weave.named("java.util.concurrent.CompletableFuture")
            .advise("waitingGet", "(Z)", FutureAdvice.Await.class)
            .advise("timedGet", "(J)", FutureAdvice.Await.class)
            .advise("internalComplete", "(", FutureAdvice.Complete.class)
            .advise("completeNull", "(", FutureAdvice.Complete.class)
            .advise("completeValue", "(", FutureAdvice.Complete.class)
            .advise("completeThrowable", "(", FutureAdvice.Complete.class)
            .advise("completeRelay", "(", FutureAdvice.Complete.class),
        Weave.named("java.util.concurrent.CountDownLatch")
            .advise("await", "(", FutureAdvice.Await.class)
            .advise("countDown", "()", FutureAdvice.Complete.class),
        Weave.named("java.util.concurrent.ExecutorCompletionService")
            .advise("take", "()", FutureAdvice.Await.class)
            .advise("poll", "(JLjava/util/concurrent/TimeUnit;)", FutureAdvice.Await.class),
        Weave.named(
                "java.util.concurrent.ThreadPoolExecutor",
                "java.util.concurrent.ForkJoinPool",
                "java.util.concurrent.ThreadPerTaskExecutor")
            .advise(
                "awaitTermination", "(JLjava/util/concurrent/TimeUnit;)", FutureAdvice.Await.class),
        // Structured scopes wait for their subtasks here.
        Weave.named("jdk.internal.misc.ThreadFlock")
            .advise("awaitAll", "(", FutureAdvice.Await.class));
  }
}
