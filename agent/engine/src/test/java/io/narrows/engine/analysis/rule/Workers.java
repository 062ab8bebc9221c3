package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.WorkView;
import io.narrows.engine.analysis.WorkView.SelfJoinView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain data of what the threads of an executor do. */
final class Workers {
  double variation = 1;
  double full = 1;
  long ownSubmits;
  int neverMade;
  SelfJoinView selfJoins = SelfJoinView.NONE;

  private final List<KindTime> kinds = new ArrayList<>();
  private final Map<Signature, Long> with = new LinkedHashMap<>();

  Workers code(double seconds) {
    kinds.add(new KindTime(Kind.APP, nanos(seconds)));
    return this;
  }

  Workers call(Signature signature, double seconds) {
    kinds.add(new KindTime(signature.kind(), nanos(seconds)));
    with.put(signature, nanos(seconds));
    return this;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  WorkView view() {
    return new WorkView(kinds, with, variation, full, ownSubmits, neverMade, selfJoins);
  }
}
