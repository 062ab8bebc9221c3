package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.LoanView;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Connections are borrowed and not given back. One that was collected as garbage is proof; one that
 * is held long after its request ended, and asked nothing since, is taken for one.
 */
final class ConnectionLeak implements Rule {
  @Override
  public String type() {
    return "connection_leak";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (PoolUse use : PoolUse.all(scene)) {
      List<LoanView> lost = lost(use.pool(), longNanos(scene));
      byEndpoint(lost)
          .forEach(
              (endpoint, its) -> found.accept(draft(use, scene.endpoint(endpoint), its, lost)));
    }
  }

  private static long longNanos(Scene scene) {
    return scene.isDevelopment() ? Thresholds.LEAK_NANOS_IN_DEVELOPMENT : Thresholds.LEAK_NANOS;
  }

  /** No more of them than were in use at once at any moment since the last one was left. */
  private static List<LoanView> lost(ResourceView pool, long longNanos) {
    List<LoanView> lost =
        pool.loans().stream().filter(loan -> isLost(loan, pool, longNanos)).toList();
    int least = lost.isEmpty() ? 0 : lost.get(lost.size() - 1).leastInUse();
    return lost.subList(0, Math.min(lost.size(), least));
  }

  private static boolean isLost(LoanView loan, ResourceView pool, long longNanos) {
    double usual = Thresholds.LEAK_TIMES_P99 * pool.using().p99();
    return loan.isCollected()
        || loan.isAbandoned() && loan.heldNanos() > Math.max(longNanos, usual);
  }

  private static Map<Endpoint, List<LoanView>> byEndpoint(List<LoanView> lost) {
    Map<Endpoint, List<LoanView>> byEndpoint = new LinkedHashMap<>();
    for (LoanView loan : lost) {
      byEndpoint.computeIfAbsent(loan.endpoint(), key -> new ArrayList<>()).add(loan);
    }
    return byEndpoint;
  }

  private Draft draft(PoolUse use, EndpointView endpoint, List<LoanView> its, List<LoanView> all) {
    ResourceView pool = use.pool();
    Signature signature = use.acquire();
    Draft draft =
        new Draft(type(), endpoint)
            .named(signature)
            .at(sites(endpoint, signature, its), endpoint.slow())
            .title(
                endpoint.endpoint().name()
                    + " borrows connections of pool "
                    + pool.name()
                    + " and does not give them back")
            .because(missing(pool, its))
            .because(use.load())
            .fix(
                "Close it on every way out, errors too: try-with-resources around getConnection."
                    + " HikariCP's leakDetectionThreshold logs each one. A bigger pool only takes"
                    + " longer to run dry.")
            .verify(
                "The used connections of pool " + pool.name() + ": without load they go to none.")
            .costs(0, its.size(), Gain.NONE)
            .lost(share(pool, all));
    waits(draft, use, all);
    return its.stream().allMatch(LoanView::isCollected) ? draft : draft.inferred();
  }

  /** Where half of a pool is gone, that is why others wait for the rest. */
  private static void waits(Draft draft, PoolUse use, List<LoanView> all) {
    List<PoolUse.Wait> waits = use.longWaits();
    if (!waits.isEmpty() && share(use.pool(), all) >= Thresholds.CAUSE) {
      long nanos = waits.stream().mapToLong(wait -> wait.view().pathNanos()).sum();
      long requests = waits.stream().mapToLong(wait -> wait.view().requests()).sum();
      draft
          .affects(waits.stream().map(PoolUse.Wait::endpoint).toList())
          .explains("pool_exhausted", use.acquire())
          .costs(nanos, requests, Gain.atMost(nanos));
    }
  }

  /** Of a pool without bound nothing is lost but the database's patience. */
  private static double share(ResourceView pool, List<LoanView> lost) {
    return pool.limit() <= 0 ? Thresholds.MINOR : (double) lost.size() / pool.limit();
  }

  private static String missing(ResourceView pool, List<LoanView> its) {
    long collected = its.stream().filter(LoanView::isCollected).count();
    long held = its.size() - collected;
    long longest = its.stream().mapToLong(LoanView::heldNanos).max().orElse(0);
    String of = pool.limit() > 0 ? " of " + Units.count(pool.limit()) : "";
    String proof =
        collected == 0 ? "" : ", " + Units.count(collected) + " of them garbage that nobody closed";
    String idle =
        held == 0 ? "" : ", " + Units.count(held) + " unused since their requests were over";
    return Units.count(its.size())
        + of
        + " connections are missing, the first for "
        + Units.duration(longest)
        + proof
        + idle;
  }

  /** Those of the lost ones, else of all that the endpoint borrows. */
  private static List<Sites.Seen> sites(
      EndpointView endpoint, Signature signature, List<LoanView> its) {
    Sites sites = new Sites();
    its.stream().map(LoanView::site).filter(site -> site != null).forEach(sites::add);
    return sites.total() > 0
        ? sites.seen()
        : endpoint.signatures().stream()
            .filter(view -> view.signature().equals(signature))
            .findFirst()
            .map(SignatureView::sites)
            .orElse(List.of());
  }
}
