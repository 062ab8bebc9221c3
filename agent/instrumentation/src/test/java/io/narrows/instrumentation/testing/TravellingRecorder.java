package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a name travel from the thread that submits to the one that runs, and notes what happens
 * under a name; what goes on elsewhere in the JVM has none and is not seen.
 */
public final class TravellingRecorder extends Recorder implements AutoCloseable {
  private final ThreadLocal<@Nullable String> name = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Run> taken = new ThreadLocal<>();
  private final ThreadLocal<@Nullable String> starting = new ThreadLocal<>();
  private final Attachments attachments = new Attachments();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> suppressed = Collections.synchronizedList(new ArrayList<>());

  /** Installs a new one; close it to close the doors. */
  public static TravellingRecorder install() {
    TravellingRecorder recorder = new TravellingRecorder();
    Probe.install(recorder);
    return recorder;
  }

  /** From now on this thread works under this name; null for none. */
  public void under(@Nullable String newName) {
    name.set(newName);
  }

  /** The name this thread works under, or null. */
  public @Nullable String name() {
    return name.get();
  }

  /** What was noted so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What advice threw. */
  public List<Throwable> errors() {
    return List.copyOf(suppressed);
  }

  /** How many tasks have not started. */
  public int waiting() {
    return attachments.size();
  }

  @Override
  public void close() {
    Probe.install(Recorder.NOOP);
  }

  private void note(String line) {
    if (name.get() != null) {
      lines.add(name.get() + ": " + line);
    }
  }

  private static String nameOf(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getSimpleName();
  }

  @Override
  public void suppressed(Throwable error) {
    suppressed.add(error);
  }

  @Override
  public void submitted(@Nullable Object executor, Object task, long delayNanos) {
    if (name.get() != null) {
      note("submitted to " + nameOf(executor));
      attachments.add(task, name.get());
    }
  }

  @Override
  public void scheduled(@Nullable Object executor, Delayed task) {
    if (name.get() != null) {
      note("scheduled by " + nameOf(executor) + " in " + task.getDelay(TimeUnit.HOURS) + " h");
      attachments.add(task, name.get());
    }
  }

  @Override
  public void timed(Object timer, Object task, long startMillis, long periodMillis) {
    if (name.get() != null) {
      note("timed every " + periodMillis);
      attachments.add(task, name.get());
    }
  }

  @Override
  public void forked(Object task) {
    if (name.get() != null) {
      attachments.add(task, name.get());
    }
  }

  @Override
  public void starting(Thread thread, @Nullable Object container) {
    if (name.get() != null) {
      String why = starting.get();
      note("starting for " + (why == null ? nameOf(container) : why));
      if (!"pool".equals(why) && !(thread instanceof ForkJoinWorkerThread)) {
        attachments.add(thread, name.get());
      }
    }
  }

  @Override
  public @Nullable Operation beginStarting(@Nullable Object executor) {
    starting.set(executor == null ? "pool" : nameOf(executor));
    return new Notes("starting");
  }

  @Override
  public void endStarting(Operation operation) {
    starting.remove();
  }

  @Override
  public void rejected(@Nullable Object executor, Object task) {
    note("rejected by " + nameOf(executor));
  }

  @Override
  public void refused(@Nullable Object executor, Object task, Throwable error) {
    note("refused by " + nameOf(executor) + ": " + error.getClass().getSimpleName());
    attachments.take(task);
  }

  @Override
  public void withdrawn(Object task) {
    attachments.take(task);
    note("withdrawn");
  }

  @Override
  public @Nullable Operation beginTask(Object task) {
    String carried = (String) attachments.take(task);
    return carried == null ? null : new Run(carried);
  }

  @Override
  public Operation beginRepeated(Object task) {
    String carried = (String) attachments.take(task);
    return new Run(carried == null ? "repeated" : carried);
  }

  @Override
  public void endTask(Operation task, @Nullable Throwable error) {
    Run run = (Run) task;
    note("end" + (error == null ? "" : " " + error.getClass().getSimpleName()));
    name.set(run.outer);
  }

  @Override
  public void taken(Object task) {
    taken.set((Run) beginTask(task));
  }

  @Override
  public void returned(@Nullable Throwable error) {
    Run run = taken.get();
    if (run != null) {
      taken.remove();
      endTask(run, error);
    }
  }

  @Override
  public @Nullable Operation beginJoin(@Nullable Object awaited) {
    if (name.get() == null) {
      return null;
    }
    note("waits for " + nameOf(awaited));
    return new Notes("join");
  }

  @Override
  public void end(Operation operation, long count, @Nullable Throwable error) {
    if (operation instanceof Notes && ((Notes) operation).what.equals("join")) {
      note("waited");
    }
  }

  @Override
  public void completed(Object future) {
    note("completed " + nameOf(future));
  }

  private final class Run extends Operation {
    private final @Nullable String outer = name.get();

    Run(String carried) {
      name.set(carried);
      note("begin");
    }
  }
}
