package io.narrows.instrumentation.executor;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** One thread waits, another one completes. */
final class FutureAdvice {
  private FutureAdvice() {}

  static final class Await {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object awaited) {
      return Probe.beginJoin(awaited);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation join) {
      Probe.end(join, null);
    }
  }

  /** Before the waiting threads are released, so that nobody waits for what is not yet over. */
  static final class Complete {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object future) {
      Probe.completed(future);
    }
  }
}
