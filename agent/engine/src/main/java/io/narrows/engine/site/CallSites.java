package io.narrows.engine.site;

import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import io.narrows.facts.inventory.ApplicationCode;
import io.narrows.facts.inventory.Origins;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes places of the stacks that the recording kept: each once, when somebody asks. Drain thread
 * only. Bounded: beyond {@link #LIMIT} places, a new one is not named.
 */
public final class CallSites {
  static final int LIMIT = 4096;

  private static final Object NOWHERE = new Object();

  private final ApplicationCode code;
  private final Map<CallSite, CallSite> known = new HashMap<>();
  private long read;
  private long outside;
  private long beyond;

  public CallSites(Origins origins) {
    code = new ApplicationCode(origins);
  }

  /** Where the application issued this operation; null for most, of which no stack was kept. */
  public @Nullable CallSite of(Slice slice, int index) {
    Object place = slice.site(index);
    if (place instanceof Throwable) {
      place = read((Throwable) place);
      slice.site(index, place);
    }
    return place instanceof CallSite ? (CallSite) place : null;
  }

  /** Where the application submitted this task, or started this call; null for most. */
  public @Nullable CallSite of(Task task) {
    Object place = task.site();
    if (place instanceof Throwable) {
      place = read((Throwable) place);
      task.site(place);
    }
    return place instanceof CallSite ? (CallSite) place : null;
  }

  /** Where the application stood when this was made; null where it did not stand in it. */
  public @Nullable CallSite of(Throwable stack) {
    read++;
    return of(stack.getStackTrace());
  }

  private Object read(Throwable stack) {
    CallSite site = of(stack);
    return site == null ? NOWHERE : site;
  }

  @Nullable CallSite of(StackTraceElement[] frames) {
    Stack stack = new Stack(code, frames);
    StackTraceElement own = stack.own();
    if (own == null) {
      outside++;
      return null;
    }
    return intern(place(own, stack.hop()));
  }

  /** The application's place in a stack that somebody else took; null where it has none. */
  public @Nullable Found find(StackTraceElement[] frames) {
    read++;
    Stack stack = new Stack(code, frames);
    StackTraceElement own = stack.own();
    if (own == null) {
      outside++;
      return null;
    }
    CallSite site = intern(place(own, stack.hop()));
    return site == null ? null : new Found(site, stack.ownIndex());
  }

  /** Whether between the leaf and this frame there is a pool or a database driver. */
  public static boolean isInDriver(StackTraceElement[] frames, int own) {
    for (int i = 0; i < Math.min(own, frames.length); i++) {
      if (Stack.isPlumbing(frames[i].getClassName())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A place in a stack.
   *
   * @param frame its index; what it called stands before it
   */
  public record Found(CallSite site, int frame) {}

  private static CallSite place(StackTraceElement own, @Nullable String hop) {
    int line = own.getLineNumber() > 0 ? own.getLineNumber() : -1;
    String method = FrameNames.method(own.getMethodName());
    return new CallSite(0, own.getClassName(), method, own.getFileName(), line, hop);
  }

  private @Nullable CallSite intern(CallSite site) {
    CallSite same = known.get(site);
    if (same != null) {
      return same;
    }
    if (known.size() >= LIMIT) {
      beyond++;
      return null;
    }
    CallSite numbered =
        new CallSite(
            known.size() + 1,
            site.className(),
            site.methodName(),
            site.file(),
            site.line(),
            site.hop());
    known.put(site, numbered);
    return numbered;
  }

  /** How many stacks were read. */
  public long read() {
    return read;
  }

  /** How many of them had no frame of the application. */
  public long outside() {
    return outside;
  }

  /** How many named no place because there were too many places. */
  public long beyond() {
    return beyond;
  }
}
