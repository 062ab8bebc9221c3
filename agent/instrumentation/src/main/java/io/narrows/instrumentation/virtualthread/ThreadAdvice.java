package io.narrows.instrumentation.virtualthread;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The life of one thread: a task whose key is the thread itself. */
final class ThreadAdvice {
  private ThreadAdvice() {}

  static final class Start {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Thread thread) {
      Probe.starting(thread, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Thread thread, @Advice.Thrown Throwable error) {
      Probe.refused(null, thread, error);
    }
  }

  static final class StartIn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Thread thread, @Advice.Argument(0) Object container) {
      Probe.starting(thread, container);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Thread thread,
        @Advice.Argument(0) Object container,
        @Advice.Thrown Throwable error) {
      Probe.refused(container, thread, error);
    }
  }

  static final class Run {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object thread) {
      return Probe.beginTask(thread);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation task, @Advice.Thrown Throwable error) {
      Probe.endTask(task, error);
    }
  }

  static final class Join {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object thread) {
      return Probe.beginJoin(thread);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation join) {
      Probe.end(join, null);
    }
  }
}
