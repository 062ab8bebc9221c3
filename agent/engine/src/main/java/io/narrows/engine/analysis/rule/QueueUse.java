package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Scene;
import org.jspecify.annotations.Nullable;

/** An executor as an endpoint meets it. */
final class QueueUse {
  private QueueUse() {}

  static @Nullable ResourceView executor(Scene scene, SignatureView wait) {
    for (ResourceView executor : scene.snapshot().executors()) {
      if (executor.name().equals(wait.signature().text())) {
        return executor;
      }
    }
    return null;
  }

  /** Whether it is waited for before the request begins: the container's own executor. */
  static boolean isBeforeRequest(SignatureView wait) {
    return wait.signature().target().equals(Signature.BEFORE_REQUEST);
  }

  static String load(ResourceView executor) {
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
}
