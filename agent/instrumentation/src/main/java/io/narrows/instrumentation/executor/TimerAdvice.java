package io.narrows.instrumentation.executor;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** A timer takes a task and runs it, maybe again and again. */
final class TimerAdvice {
  private TimerAdvice() {}

  static final class Schedule {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object timer,
        @Advice.Argument(0) Object task,
        @Advice.Argument(1) long startMillis,
        @Advice.Argument(2) long periodMillis) {
      Probe.timed(timer, task, startMillis, periodMillis);
    }
  }

  static final class Run {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object task) {
      return Probe.beginRepeated(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation task, @Advice.Thrown Throwable error) {
      Probe.endTask(task, error);
    }
  }
}
