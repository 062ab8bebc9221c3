package io.narrows.engine.watch;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;

/** Requests of one endpoint with a bottleneck or without, window after window. */
public final class Visits {
  private static final long MILLI = 1_000_000;
  private static final Database ORDERS = new Database("postgresql", "db1", 5432, "orders");
  private static final Query ITEMS =
      new Query("SELECT * FROM order_items WHERE order_id = ?", ORDERS);

  final Recorded recorded = new Recorded();
  final Watch watch;
  final List<String> examples = new ArrayList<>();
  private final Analysis analysis;

  public Visits(boolean isDevelopment, Told told) {
    Attribution attribution =
        new Attribution(new SqlNames(), new CallSites(new Inventory().origins()));
    analysis =
        new Analysis(
            attribution,
            recorded.recording,
            recorded.resources,
            recorded.clock.nanos(),
            Analysis.WINDOW_NANOS);
    watch = new Watch(analysis, attribution, isDevelopment, recorded.clock, told);
    recorded.onRequest(this::read);
  }

  private void read(Request request) {
    String finding = watch.findingOf(request);
    if (finding != null) {
      examples.add(finding);
    }
    request.slices().forEach(analysis::slice);
    analysis.request(request);
  }

  /** A window in which each request repeats a query so often. */
  public Visits window(int requests, int queries) {
    long end = recorded.clock.nanos() + Analysis.WINDOW_NANOS;
    for (int i = 0; i < requests; i++) {
      request(queries);
    }
    recorded.clock.advance(Math.max(0, end - recorded.clock.nanos()));
    analysis.tick(recorded.clock.nanos());
    watch.tick(recorded.clock.nanos());
    return this;
  }

  private void request(int queries) {
    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.recorder.route("/orders", 2);
    recorded.clock.advance(MILLI / 10);
    for (int i = 0; i < queries; i++) {
      recorded.operation(Kind.DB_EXEC, ITEMS, 4 * MILLI);
    }
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }
}
