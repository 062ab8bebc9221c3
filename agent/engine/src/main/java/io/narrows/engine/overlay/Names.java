package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Holding;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.Place;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.CallSites;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the application's line in what was seen, and counts it with its endpoint. */
final class Names implements Splitter.Places {
  // A sample stands for the time until the next one.
  private static final long SAMPLE_NANOS = 20_000_000;
  private static final String AGENT = "io.narrows.engine.recording.";

  private final CallSites sites;
  private final Evidence evidence;
  private final Evidence operations;
  private final Map<Reason, Place.Waited> byReason = new LinkedHashMap<>();

  private record Reason(Kind kind, String on) {}

  /**
   * @param operations what threads did in requests; apart, so that it pushes nothing else out
   */
  Names(CallSites sites, Evidence evidence, Evidence operations) {
    this.sites = sites;
    this.evidence = evidence;
    this.operations = operations;
  }

  @Override
  public void seen(Held held, Signal signal, boolean isMixed) {
    OwnStats own = held.place.own();
    if (signal instanceof Sample sample && own != null) {
      count(own, sample, isMixed);
    } else if (signal instanceof Look look && own != null) {
      count(own, look, isMixed);
    } else if (signal instanceof Pinned pinned) {
      Place.Waited waited =
          new Place.Waited().clear().add(pinned.to() - pinned.from(), 0, site(pinned.stack()));
      held.place.spent(Kind.LOCK, OwnStats.PINNED, "", waited);
    }
  }

  private void count(OwnStats own, Sample sample, boolean isMixed) {
    CallSites.Found found = find(sample.stack());
    if (isReading(sample.stack(), found, isMixed)) {
      return;
    }
    Hot place = hot(sample.stack(), found);
    if (sample.bytes() == 0 && isSerialising(sample, found)) {
      own.serialising();
    }
    if (sample.bytes() > 0) {
      if (place != null) {
        own.allocating(place, sample.bytes());
      }
    } else if (place == null) {
      own.runningElsewhere();
    } else {
      own.running(place);
    }
  }

  private void count(OwnStats own, Look look, boolean isMixed) {
    CallSites.Found found = find(look.stack());
    if (!isReading(look.stack(), found, isMixed) && !isOurs(look.stack())) {
      own.lookedAt(hot(look.stack(), found));
    }
  }

  /** Rows are read with work between: this was the reading. */
  private static boolean isReading(
      StackTraceElement[] stack, CallSites.@Nullable Found found, boolean isMixed) {
    return isMixed && found != null && CallSites.isInDriver(stack, found.frame());
  }

  /** An exception of ours keeps the place of a call. */
  private static boolean isOurs(StackTraceElement[] stack) {
    int maker = Leaf.makingException(stack);
    return maker > 0 && maker < stack.length && stack[maker].getClassName().startsWith(AGENT);
  }

  /** Where an exception is made, and not its own constructor. */
  private CallSites.@Nullable Found find(StackTraceElement[] stack) {
    int maker = Leaf.makingException(stack);
    CallSites.Found found = sites.find(Arrays.copyOfRange(stack, maker, stack.length));
    return found == null ? null : new CallSites.Found(found.site(), found.frame() + maker);
  }

  private static @Nullable Hot hot(StackTraceElement[] stack, CallSites.@Nullable Found found) {
    return found == null ? null : new Hot(found.site(), Leaf.of(stack, found.frame()));
  }

  private static boolean isSerialising(Sample sample, CallSites.@Nullable Found found) {
    int own = found == null ? sample.stack().length : found.frame();
    return Leaf.isSerialising(sample.stack(), own);
  }

  private @Nullable CallSite site(StackTraceElement @Nullable [] stack) {
    CallSites.Found found = stack == null ? null : sites.find(stack);
    return found == null ? null : found.site();
  }

  /** Class and method of the application's; {@code (unknown)} without any. */
  String location(StackTraceElement[] stack) {
    CallSite site = site(stack);
    return site == null ? "(unknown)" : site.function();
  }

  @Override
  public void waited(Held held, Map<Wait, Long> nanos) {
    byReason.clear();
    nanos.forEach((wait, own) -> wait(held, wait, own));
    byReason.forEach((reason, waited) -> held.place.spent(reason.kind(), reason.on(), "", waited));
  }

  private void wait(Held held, Wait wait, long ownNanos) {
    String on = Leaf.isLogging(wait.stack()) ? OwnStats.LOG_APPENDER : wait.on();
    byReason
        .computeIfAbsent(new Reason(wait.kind(), on), key -> new Place.Waited().clear())
        .add(wait.to() - wait.from(), ownNanos, site(wait.stack()));
    OwnStats own = wait.ownerId() == Wait.NOBODY ? null : held.place.own();
    if (own != null) {
      owner(own, on, wait);
    }
  }

  /** What the owner of a lock did meanwhile, as far as anything was seen of it. */
  private void owner(OwnStats own, String lock, Wait wait) {
    evidence.each(wait.ownerId(), wait.from(), wait.to(), signal -> owner(own, lock, wait, signal));
    operations.each(
        wait.ownerId(), wait.from(), wait.to(), signal -> owner(own, lock, wait, signal));
  }

  private void owner(OwnStats own, String lock, Wait wait, Signal signal) {
    if (!(signal instanceof Doing) && isInOperation(wait.ownerId(), signal)) {
      return; // what a driver does inside of it, such as to sleep, is the operation's
    }
    if (signal instanceof Sample sample && sample.bytes() == 0) {
      own.holding(new Holding(lock, "running", place(sample.stack()), null), SAMPLE_NANOS);
    } else if (signal instanceof Doing doing) {
      String kind = doing.kind().name().toLowerCase(Locale.ROOT);
      own.holding(
          new Holding(lock, kind, "", doing.what()), overlap(wait, doing.from(), doing.to()));
    } else if (signal instanceof Wait other && other.kind() == Kind.SLEEP) {
      long nanos = overlap(wait, other.from(), other.to());
      own.holding(new Holding(lock, "sleeping", place(other.stack()), null), nanos);
    }
  }

  private boolean isInOperation(long threadId, Signal signal) {
    long from = signal instanceof Wait wait ? wait.from() : signal.to();
    long middle = from + (signal.to() - from) / 2;
    boolean[] isInside = {false};
    operations.each(
        threadId,
        middle,
        middle + 1,
        found -> isInside[0] |= found instanceof Doing doing && doing.from() <= middle);
    return isInside[0];
  }

  private String place(StackTraceElement @Nullable [] stack) {
    CallSite site = site(stack);
    return site == null ? "" : site.method() + " (" + site.location() + ")";
  }

  private static long overlap(Wait wait, long from, long to) {
    return Math.max(0, Math.min(wait.to(), to) - Math.max(wait.from(), from));
  }
}
