package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** What one thread works on now: the only thing that recording keeps in a thread local. */
final class Worker {
  /** The thread's id. */
  final long threadId;

  /** The open slice, or null when the thread works for no request. */
  @Nullable Slice current;

  /** The running task that has opened no slice: it becomes a root when something happens in it. */
  @Nullable Task waiting;

  /** The innermost running task. */
  @Nullable Task task;

  /** The task that this worker of a pool took from its queue and runs. */
  @Nullable Task taken;

  /** What is starting threads here: see {@link Starting}; null when it is the application. */
  @Nullable Starting starting;

  /** What JDBC keeps of this thread; made when it is first needed. */
  private @Nullable JdbcThread jdbc;

  /** The outgoing call that this thread is inside the client for. */
  @Nullable Call outgoing;

  /** Whether it is inside for a call that another thread waits for, or none does. */
  boolean sendsBeside;

  /** How deep the thread is in code whose tasks are a library's own affair. */
  int internal;

  /** A thread of ours, or one that ours started: it records nothing. */
  boolean muted;

  Worker(long threadId) {
    this.threadId = threadId;
  }

  static Worker ofThisThread() {
    return new Worker(Thread.currentThread().getId());
  }

  JdbcThread jdbc() {
    JdbcThread known = jdbc;
    if (known == null) {
      known = new JdbcThread();
      jdbc = known;
    }
    return known;
  }

  /** This slice is open now, or nothing where it is null. */
  void goOnWith(@Nullable Slice slice) {
    current = slice;
    if (slice == null && jdbc != null) {
      jdbc.rest();
    }
  }

  /** The slice of this request that is open here, maybe suspended by others, or null. */
  @Nullable Slice openOf(Object request) {
    Slice open = current;
    while (open != null && open.request() != request) {
      open = open.outer();
    }
    return open;
  }

  /** The slice with which this thread began its work for this request, or null. */
  @Nullable Slice outermostOf(Object request) {
    Slice found = null;
    for (Slice open = current; open != null; open = open.outer()) {
      found = open.request() == request ? open : found;
    }
    return found;
  }

  /** Whether this slice is open here, maybe suspended by others. */
  boolean has(Slice slice) {
    for (Slice open = current; open != null; open = open.outer()) {
      if (open == slice) {
        return true;
      }
    }
    return false;
  }
}
