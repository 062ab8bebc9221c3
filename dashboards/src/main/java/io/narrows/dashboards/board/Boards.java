package io.narrows.dashboards.board;

import io.narrows.dashboards.panel.Dashboard;
import java.util.List;

/** THE list of dashboards. */
public final class Boards {
  static final String BOTTLENECKS = "narrows-bottlenecks";
  static final String QUERIES = "narrows-slow-queries";
  static final String SERVICE = "narrows-service";
  static final String EXECUTORS = "narrows-executors";
  static final String DEPENDENCIES = "narrows-http-dependencies";
  static final String JVM = "narrows-jvm";
  static final String SLO = "narrows-slo";
  static final String SELF = "narrows-self";

  private Boards() {}

  /** The front page first. */
  public static List<Dashboard> all() {
    return List.of(
        Bottlenecks.dashboard(),
        SlowQueries.dashboard(),
        ServiceOverview.dashboard(),
        ExecutorsAndPools.dashboard(),
        HttpDependencies.dashboard(),
        Jvm.dashboard(),
        ErrorBudgets.dashboard(),
        AgentHealth.dashboard());
  }
}
