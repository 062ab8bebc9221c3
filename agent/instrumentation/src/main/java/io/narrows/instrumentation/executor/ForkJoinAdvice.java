package io.narrows.instrumentation.executor;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** What happens to a task in a fork-join pool. */
final class ForkJoinAdvice {
  private ForkJoinAdvice() {}

  static final class Submit {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object executor, @Advice.Argument(1) Object task) {
      Probe.submitted(executor, task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object executor,
        @Advice.Argument(1) Object task,
        @Advice.Thrown Throwable error) {
      Probe.refused(executor, task, error);
    }
  }

  static final class Fork {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object task) {
      Probe.forked(task);
    }
  }

  /** Whoever runs it: a worker of the pool, or a thread that waits and helps. */
  static final class Execute {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object task) {
      return Probe.beginTask(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation task, @Advice.Thrown Throwable error) {
      Probe.endTask(task, error);
    }
  }
}
