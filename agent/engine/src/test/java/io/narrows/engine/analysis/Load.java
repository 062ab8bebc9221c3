package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Requests as recorded, and the analysis that reads them; the clock is moved by hand. */
final class Load {
  static final QueryNames AS_WRITTEN =
      new QueryNames() {
        @Override
        public String summary(Query query) {
          return query.sql();
        }

        @Override
        public String text(Query query) {
          return query.sql();
        }

        @Override
        public @Nullable String procedure(Query query) {
          return null;
        }
      };

  final Recorded recorded = new Recorded();
  final Attribution attribution;
  final Analysis analysis;

  Load() {
    this(request -> false);
  }

  /**
   * @param kept whose traces are exported
   */
  Load(Predicate<Request> kept) {
    this(AS_WRITTEN, kept);
  }

  /**
   * @param names what statements are called
   */
  Load(QueryNames names, Predicate<Request> kept) {
    attribution = new Attribution(names, new CallSites(new Inventory().origins()));
    analysis =
        new Analysis(
            attribution,
            recorded.recording,
            recorded.resources,
            recorded.clock.nanos(),
            Analysis.WINDOW_NANOS);
    recorded.onRequest(
        request -> {
          if (kept.test(request)) {
            request.keep();
          }
          read(request);
        });
  }

  private void read(Request request) {
    request.slices().forEach(analysis::slice);
    analysis.request(request);
  }

  /** One request of an endpoint; what it does gets the nanoseconds that the request takes. */
  void request(String method, String route, long nanos, LongConsumer doing) {
    Operation request = recorded.beginRequest(method, "/raw");
    recorded.recorder.route(route, 2);
    doing.accept(nanos);
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }

  void request(String route, long nanos) {
    request("GET", route, nanos, recorded.clock::advance);
  }

  void query(String sql, long nanos) {
    recorded.operation(Kind.DB_EXEC, new Query(sql, null), nanos);
  }

  void pass(long nanos) {
    recorded.clock.advance(nanos);
    analysis.tick(recorded.clock.nanos());
  }

  Snapshot snapshot(Analysis.Stretch stretch) {
    return analysis.snapshot(stretch, recorded.clock.nanos());
  }

  Snapshot snapshot() {
    return snapshot(Analysis.Stretch.RECENT);
  }

  /** The endpoint of this name. */
  static EndpointView endpoint(Snapshot snapshot, String name) {
    return snapshot.endpoints().stream()
        .filter(view -> view.endpoint().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
