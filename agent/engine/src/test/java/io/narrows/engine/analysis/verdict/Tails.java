package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.Repetition;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.recording.Request;
import java.util.List;

/** An endpoint of which a few requests are slow, in part by one query that only they run. */
final class Tails {
  static final Signature QUERY = new Signature(Kind.DB_EXEC, "SELECT tail", "");

  private static final long MILLI = 1_000_000;

  private Tails() {}

  static EndpointView endpoint(
      long typical, long slow, long typicalMillis, long slowMillis, long queryMillis) {
    long query = slow * queryMillis * MILLI;
    long own = slow * (slowMillis - queryMillis) * MILLI;
    long sum = typical * typicalMillis * MILLI + slow * slowMillis * MILLI;
    long mean = sum / (typical + slow);
    Latency each =
        new Latency(slow, query, query / slow, query / slow, query / slow, query / slow, 0);
    SignatureView view =
        new SignatureView(
            QUERY,
            each,
            slow,
            query,
            query,
            0,
            1,
            List.of(slow, 0L, 0L, 0L, 0L, 0L, 0L),
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            new Repetition(0, 0, null, 0),
            0,
            null,
            bands(query),
            bands(slow),
            0);
    return new EndpointView(
        new Endpoint(Request.Root.SERVER, "GET /tail"),
        new Latency(typical + slow, sum, mean, mean, mean, mean, mean),
        0,
        List.of(
            new KindTime(Kind.APP, sum - query, bands(own)),
            new KindTime(Kind.DB_EXEC, query, bands(query))),
        slow,
        1,
        List.of(view),
        List.of(),
        List.of(0L, typical, 0L, 0L, slow, 0L),
        new SequenceView(0, 0, List.of()),
        10,
        null);
  }

  private static Banded bands(long slow) {
    List<Double> none = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    return new Banded(List.of(0L, 0L, 0L, 0L, slow, 0L), none);
  }
}
