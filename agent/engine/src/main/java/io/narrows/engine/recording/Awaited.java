package io.narrows.engine.recording;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a thread is about to wait for. */
final class Awaited {
  private Awaited() {}

  /** Whether there is nothing to wait for; what is not known may block. */
  static boolean isOver(@Nullable Object awaited) {
    if (awaited instanceof Future) {
      return ((Future<?>) awaited).isDone();
    }
    if (awaited instanceof CountDownLatch) {
      return ((CountDownLatch) awaited).getCount() == 0;
    }
    if (awaited instanceof Thread) {
      return !((Thread) awaited).isAlive();
    }
    return awaited instanceof ExecutorService && ((ExecutorService) awaited).isTerminated();
  }
}
