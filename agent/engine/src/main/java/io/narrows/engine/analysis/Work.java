package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the threads of executors of one name did with their time. */
final class Work {
  /** What is done in an executor is of few kinds; the rest is known by its kind of time only. */
  static final int SIGNATURES = 64;

  private final long[] byKind = new long[Kind.count()];
  private final TopN<Signature, long[]> bySignature =
      new TopN<>(
          SIGNATURES,
          Signature.ORDER,
          signature -> Signature.other(signature.kind()),
          nanos -> nanos[0],
          (into, from) -> into[0] += from[0]);

  void time(Kind kind, long nanos) {
    byKind[kind.ordinal()] += nanos;
  }

  void with(Signature signature, long nanos) {
    bySignature.of(signature, key -> new long[1])[0] += nanos;
  }

  void add(Work other) {
    for (int kind = 0; kind < byKind.length; kind++) {
      byKind[kind] += other.byKind[kind];
    }
    other.bySignature.values().forEach((signature, nanos) -> with(signature, nanos[0]));
  }

  List<KindTime> kinds() {
    List<KindTime> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (byKind[kind.ordinal()] > 0) {
        kinds.add(new KindTime(kind, byKind[kind.ordinal()]));
      }
    }
    return List.copyOf(kinds);
  }

  /** The largest first. */
  Map<Signature, Long> signatures() {
    List<Map.Entry<Signature, long[]>> entries = new ArrayList<>(bySignature.values().entrySet());
    entries.sort(
        (a, b) -> {
          int order = Long.compare(b.getValue()[0], a.getValue()[0]);
          return order != 0 ? order : Signature.ORDER.compare(a.getKey(), b.getKey());
        });
    Map<Signature, Long> signatures = new LinkedHashMap<>();
    entries.forEach(entry -> signatures.put(entry.getKey(), entry.getValue()[0]));
    return Collections.unmodifiableMap(signatures);
  }
}
