package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.site.ClassLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** What the events of the JDK say; runs on the stream's thread and copies what it hands on. */
final class JfrEvents implements Consumer<RecordedEvent> {
  private static final int FRAMES = 64;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final Consumer<Signal> told;
  private final LongUnaryOperator clock;
  private final ClassLines lines = new ClassLines(ClassLoader.getSystemClassLoader());

  /**
   * @param clock makes our nanoseconds of those since 1970
   */
  JfrEvents(Consumer<Signal> told, LongUnaryOperator clock) {
    this.told = told;
    this.clock = clock;
  }

  @Override
  public void accept(RecordedEvent event) {
    Signal signal = signal(event);
    if (signal != null) {
      told.accept(signal);
    }
  }

  private @Nullable Signal signal(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.JavaMonitorEnter":
        return entered(event);
      case "jdk.ThreadPark":
        return parked(event);
      case "jdk.JavaMonitorWait":
        return waited(event);
      case "jdk.ThreadSleep":
        return wait(event, Kind.SLEEP, "Thread.sleep", Wait.NOBODY);
      case "jdk.VirtualThreadPinned":
        return pinned(event);
      case "jdk.ExecutionSample":
        return sample(event, "sampledThread", 0);
      case "jdk.ObjectAllocationSample":
        return sample(event, "eventThread", Math.max(1, event.getLong("weight")));
      case "jdk.ExecuteVMOperation":
        return operation(event);
      case "jdk.SafepointStateSynchronization":
        return pause(event, "reaching a safepoint");
      case "jdk.ExceptionStatistics":
        return new Thrown(to(event), event.getLong("throwables"));
      default:
        return null;
    }
  }

  // Waits

  private @Nullable Signal entered(RecordedEvent event) {
    RecordedThread owner = event.getThread("previousOwner");
    long id = owner == null ? Wait.NOBODY : owner.getJavaThreadId();
    RecordedThread thread = event.getThread();
    if (isOurs(thread)) {
      return null;
    }
    String lock = name(event.getClass("monitorClass"));
    StackTraceElement[] stack = stack(event);
    beforeTop(event, stack);
    return new Wait(thread.getJavaThreadId(), from(event), to(event), Kind.LOCK, lock, stack, id);
  }

  /** The top frame points behind the instruction that waits: into the block. */
  private void beforeTop(RecordedEvent event, StackTraceElement[] stack) {
    if (stack.length == 0) {
      return;
    }
    RecordedFrame top = event.getStackTrace().getFrames().get(0);
    StackTraceElement shown = stack[0];
    if (!top.isJavaFrame() || top.getBytecodeIndex() <= 0 || Locks.isJdk(shown.getClassName())) {
      return;
    }
    int line =
        lines.line(
            shown.getClassName(),
            shown.getMethodName(),
            top.getMethod().getDescriptor(),
            top.getBytecodeIndex() - 1);
    if (line > 0) {
      stack[0] =
          new StackTraceElement(
              shown.getClassName(), shown.getMethodName(), shown.getFileName(), line);
    }
  }

  private @Nullable Signal parked(RecordedEvent event) {
    RecordedClass parked = event.getClass("parkedClass");
    if (parked == null) {
      StackTraceElement[] stack = stack(event);
      return isCalledByOthers(stack, "park")
          ? wait(event, Kind.SLEEP, "LockSupport.park", Wait.NOBODY)
          : null;
    }
    String lock = Locks.nameOf(parked.getName());
    return lock == null ? null : wait(event, Kind.LOCK, lock, Wait.NOBODY);
  }

  private @Nullable Signal waited(RecordedEvent event) {
    return event.getLong("timeout") > 0 && isCalledByOthers(stack(event), "wait")
        ? wait(event, Kind.SLEEP, "Object.wait", Wait.NOBODY)
        : null;
  }

  /** Whether it was not the JDK that waited, for purposes of its own. */
  private static boolean isCalledByOthers(StackTraceElement[] stack, String beginning) {
    int i = 0;
    while (i < stack.length && stack[i].getMethodName().startsWith(beginning)) {
      i++;
    }
    return i > 0 && i < stack.length && !Locks.isJdk(stack[i].getClassName());
  }

  private @Nullable Signal wait(RecordedEvent event, Kind kind, String on, long owner) {
    RecordedThread thread = event.getThread();
    return isOurs(thread)
        ? null
        : new Wait(thread.getJavaThreadId(), from(event), to(event), kind, on, stack(event), owner);
  }

  private @Nullable Signal pinned(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    return isOurs(thread)
        ? null
        : new Pinned(thread.getJavaThreadId(), from(event), to(event), stack(event));
  }

  // What runs

  private @Nullable Signal sample(RecordedEvent event, String field, long bytes) {
    RecordedThread thread = event.getThread(field);
    return isOurs(thread)
        ? null
        : new Sample(thread.getJavaThreadId(), to(event), bytes, stack(event));
  }

  // What stops everything

  private @Nullable Signal operation(RecordedEvent event) {
    String operation = event.getString("operation");
    return event.getBoolean("safepoint") && !Locks.isCollection(operation)
        ? pause(event, operation)
        : null;
  }

  private Signal pause(RecordedEvent event, String cause) {
    return new Pause(from(event), to(event), false, cause);
  }

  // Parts of events

  private static boolean isOurs(@Nullable RecordedThread thread) {
    return thread == null
        || thread.getJavaThreadId() <= 0
        || thread.getJavaName() != null && thread.getJavaName().startsWith("narrows-");
  }

  private long from(RecordedEvent event) {
    return clock.applyAsLong(epochNanos(event.getStartTime()));
  }

  private long to(RecordedEvent event) {
    Duration duration = event.getDuration();
    return from(event) + duration.toNanos();
  }

  static long epochNanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static String name(@Nullable RecordedClass type) {
    return type == null ? "(unknown)" : Locks.written(type.getName());
  }

  private static StackTraceElement[] stack(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null) {
      return NO_FRAMES;
    }
    List<StackTraceElement> frames = new ArrayList<>();
    for (RecordedFrame frame : trace.getFrames()) {
      if (frame.isJavaFrame() && frames.size() < FRAMES) {
        frames.add(element(frame));
      }
    }
    return frames.toArray(NO_FRAMES);
  }

  private static StackTraceElement element(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return new StackTraceElement(
        type, frame.getMethod().getName(), Locks.fileOf(type), frame.getLineNumber());
  }
}
