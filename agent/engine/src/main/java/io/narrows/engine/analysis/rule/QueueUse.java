package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.WorkView;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.QueueModel;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An executor as an endpoint meets it: what waits for its threads, and what these do. */
record QueueUse(Scene scene, EndpointView endpoint, SignatureView queued, ResourceView executor) {
  /** All waits of all endpoints for an executor that is known. */
  static List<QueueUse> of(Scene scene) {
    List<QueueUse> uses = new ArrayList<>();
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView wait : Scene.of(endpoint, Kind.QUEUE)) {
        ResourceView executor = executor(scene, wait.signature().text());
        if (executor != null) {
          uses.add(new QueueUse(scene, endpoint, wait, executor));
        }
      }
    }
    return uses;
  }

  static @Nullable ResourceView executor(Scene scene, String name) {
    for (ResourceView executor : scene.snapshot().executors()) {
      if (executor.name().equals(name)) {
        return executor;
      }
    }
    return null;
  }

  /** Whether it is waited for before the request begins: the container's own executor. */
  boolean isBeforeRequest() {
    return queued.signature().target().equals(Signature.BEFORE_REQUEST);
  }

  WorkView work() {
    return executor.work();
  }

  /**
   * How long its threads were at work, for who wants to know what kept them: what was seen of it,
   * where that is a part that counts. Jetty's tasks run others inside, and are counted with them.
   */
  long occupiedNanos() {
    long all = executor.using().sum();
    long seen = work().seenNanos();
    return seen >= Thresholds.OWNER_SEEN * all ? Math.min(seen, all) : all;
  }

  /** Whether its threads are what there is too little of. */
  boolean isFull() {
    return executor.utilisation() >= Thresholds.BUSY
        || work().full() >= Thresholds.FULL
        || Queues.isQueuedFor(executor, scene.seconds());
  }

  /** Whether few long tasks stand before many short ones. */
  boolean isHeadOfLine() {
    return work().variation() > Thresholds.HEAD_OF_LINE
        && executor.waiting().p99() >= Thresholds.WAIT_P99_NANOS;
  }

  /** The share of what was seen of its work that is not its own code: waiting for others. */
  double blockedShare() {
    long all = 0;
    long blocked = 0;
    for (KindTime time : work().kinds()) {
      all += time.nanos();
      blocked += isOwnCode(time.kind()) ? 0 : time.nanos();
    }
    return all == 0 ? 0 : (double) blocked / all;
  }

  private static boolean isOwnCode(Kind kind) {
    return switch (kind) {
      case APP, CPU, RUNQ, GC, SAFEPOINT, OFFCPU_UNKNOWN -> true;
      default -> false;
    };
  }

  /** What its threads do most of their time, or null where nothing of it has a name. */
  Map.@Nullable Entry<Signature, Long> most() {
    for (Map.Entry<Signature, Long> entry : work().with().entrySet()) {
      if (!entry.getKey().isOther()) {
        return entry;
      }
    }
    return null;
  }

  /** How many of its threads are at work on average. */
  double busyThreads() {
    return Load.busy(executor, scene);
  }

  /**
   * So many threads would be busy for the part of their time that keeps waits short; more than
   * there are, because these do not.
   */
  int threadsNeeded() {
    int comfortable = (int) Math.ceil(busyThreads() / Thresholds.COMFORTABLE);
    return Math.max(comfortable, executor.limit() + 1);
  }

  /** What so many threads as are needed would save of these waits, by the model. */
  Gain gain() {
    double arrivals = Load.arrivalsPerSecond(executor, scene);
    return QueueModel.moreServers(
        arrivals,
        executor.using().mean() / 1e9,
        executor.limit(),
        threadsNeeded(),
        (1 + work().variation()) / 2,
        queued.requests(),
        queued.savableNanos());
  }

  String load() {
    String busy =
        Double.isNaN(executor.utilisation())
            ? ""
            : ", " + Units.percent(executor.utilisation()) + " busy";
    String limit = executor.limit() < 0 ? "" : " (" + Units.count(executor.limit()) + " threads)";
    return "Executor "
        + executor.name()
        + limit
        + busy
        + "; a task runs for "
        + Units.duration(executor.using().mean())
        + " and waits for "
        + Units.duration(executor.waiting().mean())
        + " on average, p99 "
        + Units.bucketed(executor.waiting().p99());
  }

  /** What its threads do, in words; empty where nothing of it was seen. */
  String doing() {
    Map.Entry<Signature, Long> most = most();
    long seen = work().seenNanos();
    if (seen == 0) {
      return "";
    }
    String blocked =
        "Its threads spend "
            + Units.percent(blockedShare())
            + " of their work waiting, "
            + Units.percent(1 - blockedShare())
            + " in code";
    return most == null
        ? blocked
        : blocked
            + "; most of it, "
            + Units.percent((double) most.getValue() / seen)
            + ", in "
            + name(most.getKey());
  }

  private static String name(Signature signature) {
    if (signature.target().equals(Signature.BEFORE_LOAN)) {
      return signature.text() + " before a connection is lent";
    }
    String of = signature.target().isEmpty() ? "" : " of " + signature.target();
    return switch (signature.kind()) {
      case DB_ACQUIRE -> "waiting for a connection of pool " + signature.text();
      case QUEUE -> "waiting for executor " + signature.text();
      default -> signature.text() + of;
    };
  }

  /** Waits for this executor that no request waited for: lag in the background, and no more. */
  double backgroundShare() {
    long all = executor.waiting().sum();
    long onPath = 0;
    for (QueueUse use : of(scene)) {
      onPath += use.executor.name().equals(executor.name()) ? use.queued.pathNanos() : 0;
    }
    return all == 0 ? 0 : Math.max(0, 1 - (double) onPath / all);
  }
}
