package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.Objects;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tasks: the context is attached at the submit and taken at the start. A task of a request gets a
 * slice of that request; any other becomes a root of its own as soon as something happens in it.
 *
 * <h2>What travels</h2>
 *
 * The request of the submitting thread, unless a driver or a client submits for itself inside one
 * of its own operations. After the end of the request only its trace travels, and that for {@link
 * Recording#TRACE_NANOS}: what a request started by accident, a pool or a selector, does not carry
 * it for ever.
 *
 * <h2>Where it is kept</h2>
 *
 * In weak maps of our own, so that a flood of tasks takes no place from connections and statements;
 * parts of work that was forked have one of their own, which is nearly always empty: looking there
 * costs nothing, and a fork outside a request does not even get an identity hash.
 */
final class TaskRecording {
  private final Recording recording;
  private final Resources resources;
  private final Attachments tasks = new Attachments(1 << 14);
  private final Attachments forks = new Attachments(1 << 10);

  // Of virtual threads: it is given one of them each time that one goes on, so it is known without
  // looking it up. There is one in most JVMs, and no harm in forgetting it.
  private @Nullable Object scheduler;

  TaskRecording(Recording recording, Resources resources) {
    this.recording = recording;
    this.resources = resources;
  }

  // Submitting

  void submitted(@Nullable Object executor, Object task, long delayNanos) {
    submitted(executor, task, delayNanos, true);
  }

  void scheduled(Object executor, Delayed task) {
    boolean periodic =
        task instanceof RunnableScheduledFuture && ((RunnableScheduledFuture<?>) task).isPeriodic();
    submitted(executor, task, Math.max(0, task.getDelay(TimeUnit.NANOSECONDS)), !periodic);
  }

  void timed(Object timer, Object task, long startMillis, long periodMillis) {
    long delayMillis = startMillis - recording.epochNanos() / 1_000_000;
    submitted(timer, task, Math.max(0, delayMillis) * 1_000_000, periodMillis == 0);
  }

  private void submitted(
      @Nullable Object executor, Object task, long delayNanos, boolean inContext) {
    if (executor != null && executor == scheduler) {
      return;
    }
    ExecutorStats stats = executor == null ? null : resources.executor(executor);
    if (stats != null && stats.isInternal()) {
      // Comes before the thread local, because the thread here may be between two identities.
      scheduler = executor;
      return;
    }
    attach(stats, task, delayNanos, inContext);
  }

  void forked(Object task) {
    attach(null, task, 0, true);
  }

  void starting(Thread thread, @Nullable Object container) {
    Worker worker = recording.worker();
    Starting starting = worker.starting;
    if (starting != null && starting.executor == null) {
      return;
    }
    if (!worker.muted && isOfALibrary(thread)) {
      return;
    }
    Object executor = starting == null ? container : starting.executor;
    attach(executor instanceof Executor ? resources.executor(executor) : null, thread, 0, true);
  }

  /** Selectors, timers and cleaners of the JDK, workers of fork-join pools. */
  private static boolean isOfALibrary(Thread thread) {
    Class<?> type = thread.getClass();
    if (type == Thread.class) {
      return false;
    }
    if (thread instanceof ForkJoinWorkerThread) {
      return true;
    }
    ClassLoader loader = type.getClassLoader();
    return (loader == null || loader == ClassLoader.getPlatformClassLoader())
        && !type.getName().startsWith("java.lang.");
  }

  Operation beginStarting(@Nullable Object executor) {
    return Starting.begin(recording.worker(), executor);
  }

  void endStarting(Operation starting) {
    ((Starting) starting).end(recording.worker());
  }

  private void attach(
      @Nullable ExecutorStats stats, Object task, long delayNanos, boolean inContext) {
    Worker worker = recording.worker();
    if (worker.muted) {
      mapOf(task).add(task, Task.muted());
      return;
    }
    if (worker.internal > 0 || worker.outgoing != null) {
      return;
    }
    Slice slice = worker.current;
    long now = slice == null && stats == null ? 0 : recording.nanos();
    if (slice != null && !(inContext && recording.travels(slice, now))) {
      slice = null;
    }
    if (stats != null || slice != null) {
      Task edge = new Task(slice, now, delayNanos, stats, false);
      if (slice != null) {
        edge.site(recording.captures().submitted(slice, stats, now));
      }
      Task running = worker.task;
      if (stats != null && running != null && running.executor() == stats) {
        stats.submittedByItself();
        edge.submittedBy(running);
      }
      mapOf(task).add(task, edge);
    }
  }

  private Attachments mapOf(Object task) {
    return task instanceof ForkJoinTask ? forks : tasks;
  }

  private @Nullable Task take(Object task) {
    Attachments map = mapOf(task);
    Task taken = map.size() == 0 ? null : (Task) map.take(task);
    if (taken != null) {
      taken.leftQueue();
    }
    return taken;
  }

  void rejected(@Nullable Object executor, Object task) {
    if (!mayRunLater(executor)) {
      take(task);
    }
    if (executor != null) {
      resources.executor(executor).reject();
    }
  }

  /** An application's own handler may wait for room and queue the task after all. */
  private static boolean mayRunLater(@Nullable Object executor) {
    return executor instanceof ThreadPoolExecutor
        && ((ThreadPoolExecutor) executor).getRejectedExecutionHandler().getClass().getClassLoader()
            != null;
  }

  void refused(@Nullable Object executor, Object task, Throwable error) {
    if (error instanceof RejectedExecutionException && executor instanceof Executor) {
      rejected(executor, task);
    } else {
      take(task);
    }
  }

  void withdrawn(Object task) {
    take(task);
  }

  // Running

  @Nullable Operation begin(Object target) {
    Task task = take(target);
    return task == null ? null : start(recording.worker(), task, target);
  }

  Operation beginRepeated(Object target) {
    Task attached = take(target);
    long now = recording.nanos();
    Task task = attached == null ? new Task(null, now, 0, null, false) : attached;
    return start(recording.worker(), task, target);
  }

  void taken(Object target) {
    Task task = take(target);
    if (task != null) {
      Worker worker = recording.worker();
      worker.taken = start(worker, task, target);
    }
  }

  void returned(@Nullable Throwable error) {
    Worker worker = recording.worker();
    Task task = worker.taken;
    if (task != null) {
      worker.taken = null;
      end(worker, task, error);
    }
  }

  private Task start(Worker worker, Task task, Object target) {
    long now = recording.nanos();
    task.started(target, now, worker);
    worker.task = task;
    if (worker.muted || task.isMuted()) {
      worker.muted = true;
      return task;
    }
    ExecutorStats executor = task.executor();
    if (executor != null) {
      executor.started(task.queueNanos());
    }
    Request request = task.request();
    if (request == null || request.hasEnded()) {
      worker.current = null;
      worker.waiting = task;
      return task;
    }
    worker.waiting = null;
    Slice open = worker.current;
    if (open != null && open.request() == request) {
      nest(task, open, now);
    } else {
      task.runs(recording.open(worker, request, task, now, false));
    }
    return task;
  }

  /**
   * The request waits and works on itself meanwhile, or runs what its executor turned down: the
   * time is inside its slice already, and only changes its kind.
   */
  private static void nest(Task task, Slice open, long now) {
    if (!open.isInside(Kind.APP)) {
      task.runsInside(open.push(Kind.APP, task.executor(), now));
    }
  }

  void end(Task task, @Nullable Throwable error) {
    end(recording.worker(), task, error);
  }

  private void end(Worker worker, Task task, @Nullable Throwable error) {
    if (task.target() == null || task.endNanos() != 0) {
      return;
    }
    long now = recording.nanos();
    task.ended(now);
    ExecutorStats executor = task.executor();
    if (executor != null && !worker.muted) {
      executor.ended(now - task.startNanos());
    }
    Slice suspended = task.suspended();
    for (Slice open = worker.current; open != null && open != suspended; open = worker.current) {
      close(worker, open, task, now, error);
    }
    if (suspended != null && task.nestedIndex() >= 0 && worker.current == suspended) {
      suspended.pop(task.nestedIndex(), now, recording.tally());
    }
    task.restore(worker);
  }

  private void close(Worker worker, Slice slice, Task task, long now, @Nullable Throwable error) {
    if (slice == task.run()) {
      if (error != null) {
        slice.error(0, Errors.type(error));
      }
    }
    recording.abandon(worker, slice, now, error);
  }

  // Waiting

  @Nullable Operation beginJoin(@Nullable Object awaited) {
    Worker worker = recording.worker();
    Task running = worker.task;
    boolean mayBeSelf = running != null && running.hasQueued();
    // Idle threads wait all the time: they are let go before anything is looked up.
    if (worker.muted
        || worker.current == null && !mayBeSelf
        || isInsideACall(worker)
        || Awaited.isOver(awaited)) {
      return null;
    }
    Task queued = queued(awaited);
    Slice.Mark mark = join(worker, awaited, queued);
    return mayBeSelf && isForItsOwn(running, awaited, queued)
        ? selfJoin(worker, running, mark)
        : mark;
  }

  /** The task that is waited for, where it stands in a queue. */
  private @Nullable Task queued(@Nullable Object awaited) {
    return awaited == null || mapOf(awaited).size() == 0
        ? null
        : (Task) mapOf(awaited).get(awaited);
  }

  /**
   * Where it is not known what a future is of, it is taken to be of what stands in the queue. A
   * task that is its own future and stands in no queue was begun.
   */
  private static boolean isForItsOwn(
      Task running, @Nullable Object awaited, @Nullable Task queued) {
    return queued == null
        ? !(awaited instanceof FutureTask)
        : queued.executor() == running.executor();
  }

  /** Inside a driver or a client, a wait is part of what it does. */
  private static boolean isInsideACall(Worker worker) {
    Slice slice = worker.current;
    return slice != null && !slice.isInside(Kind.APP);
  }

  private Operation selfJoin(Worker worker, Task running, Slice.@Nullable Mark mark) {
    ExecutorStats executor = Objects.requireNonNull(running.executor());
    Slice slice = worker.current;
    SelfJoin join =
        new SelfJoin(
            executor,
            mark,
            recording.nanos(),
            slice == null ? null : slice.request(),
            recording.captures().selfJoined());
    executor.selfJoins().began(join, executor.isFull());
    return join;
  }

  void endJoin(SelfJoin join) {
    join.executor.selfJoins().ended(join, recording.nanos());
    if (join.mark != null) {
      recording.end(join.mark, -1, null);
    }
  }

  private Slice.@Nullable Mark join(
      Worker worker, @Nullable Object awaited, @Nullable Task queued) {
    Slice slice = worker.current;
    if (slice == null || slice.isSmall() || slice.request().hasEnded()) {
      return null;
    }
    Slice.Mark mark = recording.begin(Kind.JOIN, awaited);
    if (mark != null && queued != null) {
      mark.slice.detail(mark.index, queued);
    }
    return mark;
  }

  void completed(Object future) {
    Slice slice = recording.worker().current;
    if (slice != null && !slice.request().hasEnded()) {
      slice.completion(future, recording.nanos());
    }
  }

  // Looking after

  /** Forgets the tasks that were collected. */
  void expunge() {
    tasks.expunge();
    forks.expunge();
  }

  /** How many tasks were handed over and have not started. */
  int waiting() {
    return tasks.size() + forks.size();
  }

  /** How many tasks lost their context because too many waited. */
  long refused() {
    return tasks.refused() + forks.refused();
  }
}
