package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Tasks: the context is attached at the submit and taken at the start. A task of a request gets a
 * slice of that request; any other becomes a root of its own as soon as something happens in it.
 */
final class TaskRecording {
  private final Recording recording;
  private final Attachments attachments;
  private final Resources resources;

  TaskRecording(Recording recording, Attachments attachments, Resources resources) {
    this.recording = recording;
    this.attachments = attachments;
    this.resources = resources;
  }

  void submitted(@Nullable Object executor, Object task, long delayNanos) {
    Worker worker = recording.worker();
    if (worker.muted) {
      attachments.add(task, new Task(null, 0, 0, null, true));
      return;
    }
    ExecutorStats stats = executor == null ? null : resources.executor(executor);
    Slice slice = worker.current;
    if (stats == null && slice == null) {
      return;
    }
    attachments.add(task, new Task(slice, recording.nanos(), delayNanos, stats, false));
  }

  void rejected(@Nullable Object executor, Object task) {
    attachments.take(task);
    if (executor != null) {
      resources.executor(executor).reject();
    }
  }

  void withdrawn(Object task) {
    attachments.take(task);
  }

  @Nullable Operation begin(Object target) {
    Task task = (Task) attachments.take(target);
    if (task == null) {
      return null;
    }
    Worker worker = recording.worker();
    if (task.isMuted()) {
      worker.muted = true;
      return null;
    }
    long now = recording.nanos();
    Slice suspended = worker.current;
    task.started(target, now, suspended, worker.waiting);
    ExecutorStats executor = task.executor();
    if (executor != null) {
      executor.started(task.queueNanos(), Thread.currentThread().getName());
    }
    Request request = task.request();
    if (request != null && !request.hasEnded()) {
      worker.waiting = null;
      task.runs(recording.open(worker, request, task, now, false));
    } else {
      worker.current = null;
      worker.waiting = task;
    }
    return task;
  }

  void end(Task task, @Nullable Throwable error) {
    Worker worker = recording.worker();
    long now = recording.nanos();
    Slice suspended = task.suspended();
    Task outerTask = task.suspendedTask();
    task.ended(now);
    ExecutorStats executor = task.executor();
    if (executor != null) {
      executor.ended(now - task.startNanos());
    }
    for (Slice open = worker.current; open != null && open != suspended; open = worker.current) {
      close(worker, open, task, now, error);
    }
    worker.current = suspended;
    worker.waiting = outerTask;
  }

  private void close(Worker worker, Slice slice, Task task, long now, @Nullable Throwable error) {
    if (slice == task.run()) {
      if (error != null) {
        slice.error(0, Errors.type(error));
      }
    }
    recording.abandon(worker, slice, now, error);
  }
}
