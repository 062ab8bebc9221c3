package io.narrows.instrumentation.executor;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** What happens to a task in a thread pool. */
final class PoolAdvice {
  private PoolAdvice() {}

  static final class Execute {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object executor, @Advice.Argument(0) Object task) {
      Probe.submitted(executor, task);
    }
  }

  static final class ExecuteOrRefuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object executor, @Advice.Argument(0) Object task) {
      Probe.submitted(executor, task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object executor,
        @Advice.Argument(0) Object task,
        @Advice.Thrown Throwable error) {
      Probe.refused(executor, task, error);
    }
  }

  static final class Schedule {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object executor, @Advice.Argument(0) Object task) {
      Probe.scheduled(executor, task);
    }
  }

  static final class Reject {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object executor, @Advice.Argument(0) Object task) {
      Probe.rejected(executor, task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object task, @Advice.Thrown Throwable error) {
      Probe.refused(null, task, error);
    }
  }

  static final class Remove {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object task, @Advice.Return boolean removed) {
      Probe.withdrawn(task, removed);
    }
  }

  static final class ShutdownNow {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return List<?> tasks) {
      Probe.allWithdrawn(tasks);
    }
  }

  /** A worker asks for its next task: it is back from the one before. */
  static final class GetTask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      Probe.returned(null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return Object task) {
      Probe.taken(task);
    }
  }

  /** A worker was made for a task, which never stands in the queue. */
  static final class FirstTask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("firstTask") Object task) {
      Probe.taken(task);
    }
  }

  /** A worker ends, by what its task threw or because there is nothing left to do. */
  static final class RunWorker {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Thrown Throwable error) {
      Probe.returned(error);
    }
  }

  static final class StartWorker {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter() {
      return Probe.beginStarting(null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation starting) {
      Probe.endStarting(starting);
    }
  }

  static final class StartThread {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object executor) {
      return Probe.beginStarting(executor);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation starting) {
      Probe.endStarting(starting);
    }
  }

  static final class Run {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.Argument(0) Object task) {
      return Probe.beginTask(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation task, @Advice.Thrown Throwable error) {
      Probe.endTask(task, error);
    }
  }
}
