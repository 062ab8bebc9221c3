package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.metrics.SegmentTime;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Costs;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests as recorded, the analysis that counts them, and the overlays; on a clock by hand. */
final class Watched {
  static final long MILLI = 1_000_000;

  final Recorded recorded;
  final CallSites sites = new CallSites(new Inventory().origins());
  final Attribution attribution = new Attribution(new SqlNames(), sites);
  final Analysis analysis;
  final Host host = new Host(Throttling.below(Path.of("/nowhere")), null, 4);
  final Overlays overlays;
  final List<long[]> segments = new ArrayList<>();
  final Meter meter = new Meter();

  /** Says what the test says. */
  static final class Meter extends Costs {
    boolean measures;
    long cpuNanos;

    @Override
    protected boolean wants(Request request) {
      return measures;
    }

    @Override
    protected long cpuNanos() {
      return cpuNanos;
    }

    @Override
    protected long allocatedBytes() {
      return 0;
    }
  }

  Watched() {
    this(new Recorded());
  }

  Watched(Recorded recorded) {
    this.recorded = recorded;
    analysis =
        new Analysis(
            attribution,
            recorded.recording,
            recorded.resources,
            recorded.clock.nanos(),
            Analysis.WINDOW_NANOS);
    SegmentTime time =
        new SegmentTime() {
          @Override
          public @Nullable String routeOf(Request request) {
            return "";
          }

          @Override
          public void time(String route, long[] nanosByKind) {
            segments.add(nanosByKind.clone());
          }
        };
    overlays = new Overlays(attribution, analysis, sites, time, host);
    recorded.recording.costs(meter);
    recorded.onRequest(
        request -> {
          analysis.request(request);
          overlays.request(request);
        });
  }

  /** One request that does this. */
  void request(Runnable doing) {
    Operation request = recorded.beginRequest("GET", "/raw");
    recorded.recorder.route("/r", 2);
    doing.run();
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }

  void query(long nanos) {
    recorded.operation(Kind.DB_EXEC, new Query("SELECT 1", null), nanos);
  }

  long now() {
    return recorded.clock.nanos();
  }

  /** What was told by now is read, and then the time is over. */
  void settle() {
    overlays.tick(now());
    recorded.clock.advance(Overlays.HORIZON_NANOS + 1);
    overlays.tick(now());
  }

  Snapshot snapshot() {
    return analysis.snapshot(Analysis.Stretch.WHOLE, now());
  }

  EndpointView endpoint() {
    return snapshot().endpoints().get(0);
  }

  long nanos(Kind kind) {
    return endpoint().time().stream()
        .filter(time -> time.kind() == kind)
        .mapToLong(KindTime::nanos)
        .sum();
  }

  SignatureView signature(Kind kind) {
    return endpoint().signatures().stream()
        .filter(view -> view.signature().kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
