package org.stubs;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Hands tasks to executors, and notes how long they stood in the queue. */
public final class Tasks {
  private final Journal journal;

  public Tasks(Journal journal) {
    this.journal = journal;
  }

  public <T> Future<T> submit(ExecutorService executor, String name, Callable<T> task) {
    long submitted = System.nanoTime();
    return executor.submit(
        () -> {
          journal.ended("queue", name, submitted);
          return task.call();
        });
  }
}
