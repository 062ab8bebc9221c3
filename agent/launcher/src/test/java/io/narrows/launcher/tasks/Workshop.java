package io.narrows.launcher.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All the ways to have something done by others; nested ones use pools that always have room. */
final class Workshop implements AutoCloseable {
  // Four clients with three tasks on each of three levels: more than can wait at once.
  private static final int ROOM = 4 * (3 + 9 + 27);

  private final TaskStress stress;
  private final ExecutorService cached = Executors.newCachedThreadPool();
  private final ExecutorService direct =
      new ThreadPoolExecutor(
          2,
          2,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new ThreadPoolExecutor.CallerRunsPolicy());
  private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(ROOM);
  private final ForkJoinPool forkJoin = new ForkJoinPool(ROOM);
  private final ExecutorService perTask = perTask();

  Workshop(TaskStress stress) {
    this.stress = stress;
  }

  private static ExecutorService perTask() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException before21) {
      return Executors.newCachedThreadPool();
    }
  }

  /** Does something itself and through others; returns how many operations there were in all. */
  int work(String name, SplittableRandom random, int depth) {
    stress.operation(name);
    if (depth == 0) {
      return 1;
    }
    List<Callable<Integer>> handedOver = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      SplittableRandom its = random.split();
      handedOver.add(handOver(random.nextInt(8), () -> work(name, its, depth - 1)));
    }
    int operations = 1;
    for (Callable<Integer> each : handedOver) {
      operations += await(each);
    }
    return operations;
  }

  private static int await(Callable<Integer> result) {
    try {
      return result.call();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Callable<Integer> handOver(int way, Callable<Integer> task) {
    switch (way) {
      case 0:
        stress.submitting();
        return cached.submit(task)::get;
      case 1:
        return throughCallerRuns(task);
      case 2:
        stress.submitting();
        return scheduled.schedule(task, 10, TimeUnit.MICROSECONDS)::get;
      case 3:
        stress.submitting();
        return forkJoin.submit(task)::get;
      case 4:
        stress.submitting();
        return CompletableFuture.supplyAsync(() -> await(task), cached)::join;
      case 5:
        return throughThread(task);
      case 6:
        stress.submitting();
        return perTask.submit(task)::get;
      default:
        return throughParts(task);
    }
  }

  /** What is turned down runs at once and is counted as turned down, not as a task. */
  private Callable<Integer> throughCallerRuns(Callable<Integer> task) {
    Thread submitter = Thread.currentThread();
    FutureTask<Integer> future =
        new FutureTask<>(
            () -> {
              if (Thread.currentThread() != submitter) {
                stress.submitting();
              }
              return task.call();
            });
    direct.execute(future);
    return future::get;
  }

  private static Callable<Integer> throughThread(Callable<Integer> task) {
    FutureTask<Integer> future = new FutureTask<>(task);
    Thread thread = new Thread(future);
    thread.start();
    return () -> {
      thread.join();
      return future.get();
    };
  }

  private Callable<Integer> throughParts(Callable<Integer> task) {
    stress.submitting();
    ForkJoinTask<Integer> whole =
        forkJoin.submit(
            new RecursiveTask<Integer>() {
              private static final long serialVersionUID = 1;

              @Override
              protected Integer compute() {
                ForkJoinTask<Integer> part = ForkJoinTask.adapt(task).fork();
                return part.join();
              }
            });
    return () -> {
      try {
        return whole.get();
      } catch (ExecutionException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }

  @Override
  public void close() throws InterruptedException {
    for (ExecutorService each : List.of(cached, direct, scheduled, forkJoin, perTask)) {
      each.shutdown();
      if (!each.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException(each + " does not end");
      }
    }
  }
}
