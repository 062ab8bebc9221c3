package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.QueueModel;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool as the application meets it: who waits for it, and what its connections are
 * held for.
 *
 * @param waits of every endpoint that asks it for connections
 */
record PoolUse(Scene scene, ResourceView pool, List<Wait> waits) {
  private static final int KINDS = 3;

  /** An endpoint that asks for connections. */
  record Wait(EndpointView endpoint, SignatureView view) {
    /** Whether that takes time worth a word. */
    boolean isLong() {
      return Scene.share(endpoint, view.pathNanos()) >= Thresholds.WAITED
          || view.latency().p99() >= Thresholds.WAIT_P99_NANOS;
    }
  }

  /** Something that is done with a connection in hand. */
  record Holder(EndpointView endpoint, SignatureView view) {}

  static List<PoolUse> all(Scene scene) {
    return scene.snapshot().pools().stream().map(pool -> of(scene, pool)).toList();
  }

  private static PoolUse of(Scene scene, ResourceView pool) {
    List<Wait> waits = new ArrayList<>();
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_ACQUIRE)) {
        if (view.signature().text().equals(pool.name())) {
          waits.add(new Wait(endpoint, view));
        }
      }
    }
    return new PoolUse(scene, pool, waits);
  }

  /** What a wait for it is called. */
  Signature acquire() {
    return new Signature(Kind.DB_ACQUIRE, pool.name(), "");
  }

  List<Wait> longWaits() {
    return waits.stream().filter(Wait::isLong).toList();
  }

  // What connections are held for

  /** The part of the time that the database has nothing to do in, because of something else. */
  double heldElsewhere() {
    return heldShare(PoolUse::isElsewhere);
  }

  /** The part of the time in which the application computes, or nobody knows what it does. */
  double heldIdle() {
    return heldShare(PoolUse::isIdle);
  }

  /** What is seen in that time, the largest first. */
  String idle() {
    return pool.held().stream()
        .filter(held -> isIdle(held.kind()) && held.nanos() > 0)
        .sorted(Comparator.comparingLong(held -> -held.nanos()))
        .limit(KINDS)
        .map(held -> Units.percent(share(held)) + " " + Labels.of(held.kind()))
        .collect(Collectors.joining(", "));
  }

  private double share(KindTime held) {
    return (double) held.nanos() / Math.max(1, heldNanos());
  }

  private double heldShare(Predicate<Kind> of) {
    long all = heldNanos();
    long part = 0;
    for (KindTime held : pool.held()) {
      part += of.test(held.kind()) ? held.nanos() : 0;
    }
    return all == 0 ? 0 : (double) part / all;
  }

  long heldNanos() {
    return pool.held().stream().mapToLong(KindTime::nanos).sum();
  }

  private static boolean isElsewhere(Kind kind) {
    return switch (kind) {
      case HTTP_LEASE, HTTP_WAIT, HTTP_BODY, SLEEP, CACHE, MSG, FILE, JOIN, QUEUE -> true;
      default -> false;
    };
  }

  private static boolean isIdle(Kind kind) {
    return switch (kind) {
      case APP, CPU, LOCK, GC, SAFEPOINT, RUNQ, OFFCPU_UNKNOWN -> true;
      default -> false;
    };
  }

  /** Held so long for something else that this is what to change. */
  boolean isHeldElsewhere() {
    return heldElsewhere() >= Thresholds.HELD_ELSEWHERE
        && pool.using().mean() >= Thresholds.HOLD_NANOS
        && !(pool.utilisation() < Thresholds.HELD_BUSY);
  }

  boolean isBusy() {
    return pool.utilisation() >= Thresholds.BUSY
        || pool.work().full() >= Thresholds.WAITED_FOR
        || pool.refused() > 0
        || Queues.isQueuedFor(pool, scene.seconds());
  }

  /** What holds its connections longest of those that the database has nothing to do with. */
  @Nullable Holder outsideHolder() {
    return longest(view -> isElsewhere(view.signature().kind()));
  }

  /** What an endpoint does other than asking the database, mostly with a connection in hand. */
  Set<Signature> workInside(EndpointView endpoint) {
    Set<Signature> inside = new HashSet<>();
    for (Holder holder : holders()) {
      SignatureView view = holder.view();
      if (holder.endpoint() == endpoint
          && isElsewhere(view.signature().kind())
          && view.heldNanos() >= Thresholds.CAUSE * view.latency().sum()) {
        inside.add(view.signature());
      }
    }
    return inside;
  }

  /** The statement that holds its connections longest. */
  @Nullable Holder statement() {
    return longest(view -> view.signature().kind() == Kind.DB_EXEC);
  }

  private @Nullable Holder longest(Predicate<SignatureView> of) {
    return holders().stream()
        .filter(holder -> of.test(holder.view()))
        .max(Comparator.comparingLong(holder -> holder.view().heldNanos()))
        .orElse(null);
  }

  private List<Holder> holders() {
    List<Holder> holders = new ArrayList<>();
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : endpoint.signatures()) {
        if (view.heldNanos() > 0 && pool.name().equals(view.heldOf())) {
          holders.add(new Holder(endpoint, view));
        }
      }
    }
    return holders;
  }

  /** How long its connections were held during what, in all endpoints; rows with their query. */
  Map<Signature, Long> busyWith() {
    Map<Signature, Long> busy = new LinkedHashMap<>();
    for (Holder holder : holders()) {
      Signature of = holder.view().signature();
      if (of.kind() == Kind.DB_FETCH) {
        of = new Signature(Kind.DB_EXEC, of.text(), of.target());
      }
      if (of.kind() != Kind.DB_ACQUIRE) {
        busy.merge(of, holder.view().heldNanos(), Long::sum);
      }
    }
    return busy;
  }

  /** How many connections one thread holds at once, where it is more than one. */
  double nested() {
    long borrows = waits.stream().mapToLong(wait -> wait.view().executions()).sum();
    long nested = waits.stream().mapToLong(wait -> wait.view().statement().nested()).sum();
    return borrows == 0 ? 0 : (double) nested / borrows;
  }

  // Words and numbers

  String load() {
    String busy =
        Double.isNaN(pool.utilisation()) ? "" : ", " + Units.percent(pool.utilisation()) + " busy";
    String limit = pool.limit() < 0 ? "" : " (" + Units.count(pool.limit()) + ")";
    return "Pool "
        + pool.name()
        + limit
        + busy
        + "; a connection is held for "
        + Units.duration(pool.using().mean())
        + " and waited for "
        + Units.duration(pool.waiting().mean())
        + " on average, p99 "
        + Units.bucketed(pool.waiting().p99());
  }

  /** How many would do, with room for chance. */
  int needed() {
    double busy = Load.busy(pool, scene);
    return Math.max((int) Math.ceil(busy / Thresholds.COMFORTABLE), pool.limit() + 1);
  }

  /** What a hold that is this much shorter saves of these waits. */
  Gain shorter(List<Wait> of, double by) {
    double hold = pool.using().mean() / 1e9;
    return QueueModel.shorterHold(
        arrivals(), hold, hold * (1 - by), pool.limit(), executions(of), savable(of));
  }

  /** What so many connections save of these waits. */
  Gain more(List<Wait> of, int connections) {
    double hold = pool.using().mean() / 1e9;
    return QueueModel.moreServers(
        arrivals(), hold, pool.limit(), connections, executions(of), savable(of));
  }

  private double arrivals() {
    return Load.arrivalsPerSecond(pool, scene);
  }

  private static long executions(List<Wait> of) {
    return of.stream().mapToLong(wait -> wait.view().executions()).sum();
  }

  private static long savable(List<Wait> of) {
    return of.stream().mapToLong(wait -> wait.view().savableNanos()).sum();
  }
}
