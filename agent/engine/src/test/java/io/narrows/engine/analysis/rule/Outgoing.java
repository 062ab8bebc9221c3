package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.CallView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.rule.Views.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plain data of outgoing calls. */
final class Outgoing {
  /** What is known of the calls besides their times. */
  long failed;

  double failedMillis;
  long retried;
  long failingRequests;
  long overlapping;
  long identical;
  double identicalMillis;
  long pages;
  long stalled;
  double stalledMillis;
  List<Long> failures = List.of();
  Latency lookups = CallView.NONE.lookups();
  Latency connects = CallView.NONE.lookups();
  Latency handshakes = CallView.NONE.lookups();
  Latency sent = CallView.NONE.lookups();
  Latency received = CallView.NONE.lookups();

  /** So many of this length. */
  static Latency measured(long count, double millis) {
    return bytes(count, nanos(millis));
  }

  /** So many of this size. */
  static Latency bytes(long count, long each) {
    return new Latency(count, count * each, each, each, each, each, each);
  }

  static Seen call(double perRequest, double millisEach) {
    Seen seen = new Seen();
    seen.kind = Kind.HTTP_WAIT;
    seen.text = "GET /stock/{}";
    seen.target = "inventory:8080";
    seen.perRequest = perRequest;
    seen.millisEach = millisEach;
    return seen;
  }

  /** The same call, of another kind of time. */
  static Seen part(Kind kind, double millisEach) {
    Seen seen = call(1, millisEach);
    seen.kind = kind;
    return seen;
  }

  /** So many failures of this length, and of lengths that are spread around it. */
  static List<Long> failures(int alike, double millis, int spread) {
    List<Long> failures = new ArrayList<>(Collections.nCopies(alike, nanos(millis)));
    for (int i = 0; i < spread; i++) {
      failures.add(nanos(millis * (1 + (i % 2 == 0 ? 0.1 : -0.1) * (1 + i))));
    }
    Collections.sort(failures);
    return failures;
  }

  private static long nanos(double millis) {
    return Math.round(millis * Views.MILLI);
  }

  Seen of(Seen seen) {
    seen.calls =
        new CallView(
            failed,
            nanos(failedMillis),
            retried,
            failingRequests,
            overlapping,
            identical,
            nanos(identicalMillis),
            pages,
            stalled,
            nanos(stalledMillis),
            failures,
            lookups,
            connects,
            handshakes,
            sent,
            received);
    return seen;
  }
}
