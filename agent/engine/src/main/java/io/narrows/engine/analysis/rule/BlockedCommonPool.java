package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Threads of the JVM's common pool wait for input and output, and all who share it with them. */
final class BlockedCommonPool implements Rule {
  private static final String POOL = "ForkJoinPool.commonPool";

  @Override
  public String type() {
    return "blocked_common_pool";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      List<SignatureView> blocking =
          endpoint.signatures().stream()
              .filter(view -> view.inCommonPoolNanos() > 0 && !view.signature().isOther())
              .toList();
      if (!blocking.isEmpty()) {
        Draft draft = draft(endpoint, blocking);
        if (isBusyWithIt(scene)) {
          draft.explains("executor_queue", queues(endpoint));
        }
        found.accept(draft);
      }
    }
  }

  /** Whether the threads of the pool spend most of their time so, and its queue comes of that. */
  private static boolean isBusyWithIt(Scene scene) {
    long busy =
        scene.snapshot().executors().stream()
            .filter(executor -> executor.name().startsWith(POOL))
            .mapToLong(executor -> executor.using().sum())
            .sum();
    long blocked =
        scene.endpoints().stream()
            .flatMap(endpoint -> endpoint.signatures().stream())
            .mapToLong(SignatureView::inCommonPoolNanos)
            .sum();
    return blocked >= Thresholds.CAUSE * busy;
  }

  private static Set<Signature> queues(EndpointView endpoint) {
    return Scene.of(endpoint, Kind.QUEUE).stream()
        .map(SignatureView::signature)
        .filter(signature -> signature.text().startsWith(POOL))
        .collect(Collectors.toSet());
  }

  private Draft draft(EndpointView endpoint, List<SignatureView> blocking) {
    SignatureView most = blocking.get(0);
    long nanos = blocking.stream().mapToLong(BlockedCommonPool::pathNanos).sum();
    long waited = waitedNanos(endpoint);
    // What blocks has findings of its own; this one is about what stands behind it.
    Draft draft =
        new Draft(type(), endpoint)
            .of(new Signature(Kind.QUEUE, POOL, ""), most.sites(), most.exemplars())
            .title(endpoint.endpoint().name() + " blocks the common pool with " + what(most))
            .because(
                Words.time(endpoint, nanos, most.requests())
                    + " is spent so on threads of "
                    + POOL
                    + ", of which there is one less than processors")
            .because(
                "All parallel streams, and each CompletableFuture without an executor, share these"
                    + " threads")
            .fix(
                "Give this work an executor of its own: supplyAsync(task, executor) instead of"
                    + " supplyAsync(task), and no input or output in a parallel stream.")
            .verify("Operations of 10 ms and more on threads of the common pool should be none.")
            .costs(nanos, most.requests(), Gain.atMost(waited))
            .inferred();
    if (waited > 0) {
      draft.because(
          "Tasks of this endpoint already wait for the pool: "
              + Units.duration(waited / Math.max(1, most.requests()))
              + " of each request");
      return draft;
    }
    return draft.latent();
  }

  private static long pathNanos(SignatureView view) {
    double share = (double) view.inCommonPoolNanos() / Math.max(1, view.latency().sum());
    return Math.round(Math.min(1, share) * view.pathNanos());
  }

  /** What the endpoint waits for threads of the pool. */
  private static long waitedNanos(EndpointView endpoint) {
    return Scene.of(endpoint, Kind.QUEUE).stream()
        .filter(view -> view.signature().text().startsWith(POOL))
        .mapToLong(SignatureView::pathNanos)
        .sum();
  }

  private static String what(SignatureView view) {
    return view.signature().target().isEmpty()
        ? view.signature().text()
        : view.signature().text() + " of " + view.signature().target();
  }
}
