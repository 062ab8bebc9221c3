package io.narrows.instrumentation.executor;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Thread pools: of the JDK, Tomcat's copy of it, Jetty's, and Spring's that starts a thread for
 * each task. Spring's other executors, Guava's and many more stand on these.
 */
public final class Executors implements Instrumentation {
  private static final String RUNNABLE = "(Ljava/lang/Runnable;)";

  @Override
  public String name() {
    return "executor";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        threadPool("java.util.concurrent.ThreadPoolExecutor")
            .advise("execute", RUNNABLE, PoolAdvice.Execute.class)
            .advise("reject", RUNNABLE, PoolAdvice.Reject.class),
        worker("java.util.concurrent.ThreadPoolExecutor$Worker"),
        Weave.named("java.util.concurrent.ScheduledThreadPoolExecutor")
            .advise("delayedExecute", "", PoolAdvice.Schedule.class)
            .advise("reExecutePeriodic", "", PoolAdvice.Schedule.class),
        // It turns a task down and then forces it into its queue, so that only what comes out of
        // execute tells what became of it.
        threadPool("org.apache.tomcat.util.threads.ThreadPoolExecutor")
            .advise("execute", RUNNABLE, PoolAdvice.ExecuteOrRefuse.class),
        worker("org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker"),
        Weave.named("org.eclipse.jetty.util.thread.QueuedThreadPool")
            .advise("execute", RUNNABLE, PoolAdvice.ExecuteOrRefuse.class)
            .advise("startThread", "()", PoolAdvice.StartWorker.class)
            .advise("runJob", RUNNABLE, PoolAdvice.Run.class),
        Weave.named("org.springframework.core.task.SimpleAsyncTaskExecutor")
            .advise("doExecute", RUNNABLE, PoolAdvice.StartThread.class));
  }

  private static Weave threadPool(String name) {
    return Weave.named(name)
        .advise("addWorker", "", PoolAdvice.StartWorker.class)
        .advise("getTask", "()", PoolAdvice.GetTask.class)
        .advise("runWorker", "", PoolAdvice.RunWorker.class)
        .advise("remove", RUNNABLE, PoolAdvice.Remove.class)
        .advise("shutdownNow", "()", PoolAdvice.ShutdownNow.class);
  }

  private static Weave worker(String name) {
    return Weave.named(name).advise("run", "()V", PoolAdvice.FirstTask.class);
  }
}
