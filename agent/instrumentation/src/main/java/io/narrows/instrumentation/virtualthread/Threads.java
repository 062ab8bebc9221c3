package io.narrows.instrumentation.virtualthread;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Threads that the application starts itself, and virtual ones from whatever executor or scope.
 *
 * <p>A virtual thread is woven where it starts and around its whole run; never where it mounts,
 * parks or is scheduled, so that its carriers notice nothing and nothing is pinned.
 */
public final class Threads implements Instrumentation {
  @Override
  public String name() {
    return "thread";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("java.lang.Thread")
            .advise("start", "()V", ThreadAdvice.Start.class)
            .advise("start", "(Ljdk/internal/vm/ThreadContainer;)V", ThreadAdvice.StartIn.class)
            .advise("run", "()V", ThreadAdvice.Run.class)
            .advise("join", "(J)V", ThreadAdvice.Join.class)
            .advise("join", "(Ljava/time/Duration;)Z", ThreadAdvice.Join.class),
        Weave.subtypesOf("java.lang.Thread").advise("run", "()V", ThreadAdvice.Run.class),
        Weave.named("java.lang.VirtualThread")
            .advise("start", "(Ljdk/internal/vm/ThreadContainer;)V", ThreadAdvice.StartIn.class)
            .advise("run", "(Ljava/lang/Runnable;)V", ThreadAdvice.Run.class));
  }
}
