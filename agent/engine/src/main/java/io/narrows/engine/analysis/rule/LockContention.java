package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.HeldFor;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests wait for each other at a lock. */
final class LockContention implements Rule {
  @Override
  public String type() {
    return "lock_contention";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView lock : Scene.of(endpoint, Kind.LOCK)) {
        String name = lock.signature().text();
        boolean isOther = name.equals(OwnStats.PINNED) || name.equals(OwnStats.LOG_APPENDER);
        if (!isOther && isContended(scene, endpoint, lock)) {
          found.accept(draft(endpoint, lock));
        }
      }
    }
  }

  private static boolean isContended(Scene scene, EndpointView endpoint, SignatureView lock) {
    long nanos = Watched.extrapolated(endpoint, lock.pathNanos());
    double threads = nanos / 1e9 / Math.max(1e-9, scene.seconds());
    return Scene.share(endpoint, nanos) >= Thresholds.LOCKED
        || threads >= Thresholds.LOCKED_THREADS;
  }

  private Draft draft(EndpointView endpoint, SignatureView lock) {
    long nanos = Watched.extrapolated(endpoint, lock.pathNanos());
    long requests = Watched.requests(endpoint, lock, lock.pathNanos(), nanos);
    String name = lock.signature().text();
    Draft draft =
        new Draft(type(), endpoint)
            .of(lock.signature(), lock.sites(), lock.exemplars())
            .title(endpoint.endpoint().name() + " waits for the lock of " + simple(name))
            .because(
                Units.count(lock.executions())
                    + " waits of "
                    + Units.duration(lock.latency().mean())
                    + " on average, p95 "
                    + Units.duration(lock.latency().p95())
                    + ", for "
                    + name)
            .because(Words.time(endpoint, nanos, requests))
            .verify("The time that requests wait for the lock of " + simple(name) + ".")
            .costs(nanos, requests, Gain.atMost(Watched.atMost(endpoint, lock.pathNanos(), nanos)))
            .seenIn(lock.requests());
    HeldFor owner = owner(endpoint, name);
    if (owner != null) {
      draft.because(owned(lock, owner));
      fold(draft, endpoint, lock, owner);
    }
    if (Watched.isPart(endpoint)) {
      draft.sampled().because(Words.WATCHED);
    }
    return draft.fix(fix(owner));
  }

  /**
   * Where its owners mostly did one thing, that and the waits are one bottleneck. Work that is slow
   * by itself makes the waits; what is not is only in the wrong place, and slow by them. Of a wait
   * behind several owners the last one is seen, so that what counts is what is seen of them.
   */
  private static void fold(Draft draft, EndpointView endpoint, SignatureView lock, HeldFor owner) {
    Signature operation = owner.holding().operation();
    long seenNanos = seenNanos(endpoint, owner.holding().lock());
    if (operation == null
        || owner.nanos() < Thresholds.CAUSE * seenNanos
        || owner.nanos() < Thresholds.OWNER_SEEN * lock.latency().sum()) {
      return;
    }
    if (isQuick(endpoint, operation)) {
      draft.explains("slow_query", Set.of(operation));
      draft.explains("slow_dependency", Set.of(operation));
    } else {
      draft.waitsFor(seenNanos, Map.of(operation, owner.nanos()));
    }
  }

  private static long seenNanos(EndpointView endpoint, String lock) {
    return endpoint.own().holding().stream()
        .filter(each -> each.holding().lock().equals(lock))
        .mapToLong(HeldFor::nanos)
        .sum();
  }

  private static boolean isQuick(EndpointView endpoint, Signature operation) {
    return endpoint.signatures().stream()
        .filter(view -> view.signature().equals(operation))
        .anyMatch(view -> view.latency().p95() < Thresholds.SLOW_QUERY_NANOS);
  }

  /** What its owner mostly did; null where nothing was seen. */
  private static @Nullable HeldFor owner(EndpointView endpoint, String lock) {
    for (HeldFor each : endpoint.own().holding()) {
      if (each.holding().lock().equals(lock)) {
        return each;
      }
    }
    return null;
  }

  private static String owned(SignatureView lock, HeldFor owner) {
    double share = Math.min(1, (double) owner.nanos() / Math.max(1, lock.latency().sum()));
    String place = owner.holding().place();
    Signature operation = owner.holding().operation();
    return "Its owner was "
        + Words.doing(owner.holding().doing())
        + (place.isEmpty() ? "" : " in " + place)
        + " for "
        + Units.percent(share)
        + " of these waits"
        + (operation == null ? "" : ": " + operation.text());
  }

  private static String fix(@Nullable HeldFor owner) {
    if (owner == null || owner.holding().doing().equals("running")) {
      return "Do less while the lock is held, or let each part have a lock of its own: a"
          + " ConcurrentHashMap, a lock per key.";
    }
    return "Move what waits out of the lock: hold it only while the shared state changes, not while "
        + Words.doing(owner.holding().doing())
        + ".";
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
