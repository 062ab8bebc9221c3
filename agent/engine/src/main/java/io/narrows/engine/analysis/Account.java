package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the time of one request went: by kind, which is all of it, and by signature. Reused. */
final class Account {
  /** More signatures than this in one request are one. */
  static final int LIMIT = 512;

  private final long[] nanosByKind = new long[Kind.count()];
  private final Map<Signature, Use> uses = new LinkedHashMap<>();
  private final Deque<Use> spare = new ArrayDeque<>();
  private final Sequence calls = new Sequence();
  private final StatementOrder statements = new StatementOrder();
  private int fanOut;

  void clear() {
    Arrays.fill(nanosByKind, 0);
    spare.addAll(uses.values());
    uses.clear();
    calls.clear();
    statements.clear();
    fanOut = 0;
  }

  void time(Kind kind, long nanos) {
    nanosByKind[kind.ordinal()] += nanos;
  }

  @Nullable Use use(@Nullable Signature signature) {
    if (signature == null) {
      return null;
    }
    Use known = uses.get(signature);
    if (known != null) {
      return known;
    }
    if (uses.size() >= LIMIT && !signature.isOther()) {
      return use(Signature.other(signature.kind()));
    }
    Use fresh = spare.isEmpty() ? new Use() : spare.pop();
    fresh.clear();
    uses.put(signature, fresh);
    return fresh;
  }

  /** Outgoing calls one after another. */
  Sequence calls() {
    return calls;
  }

  StatementOrder statements() {
    return statements;
  }

  void fanOut(int atOnce) {
    fanOut = atOnce;
  }

  /** How many tasks or calls were on their way at once, where there were many. */
  int fanOut() {
    return fanOut;
  }

  /** By ordinal of the kind; the parts add up to the request's duration. */
  long[] nanosByKind() {
    return nanosByKind;
  }

  /** Those that took most of the request's time. */
  List<Map.Entry<Signature, Use>> largest(int most) {
    List<Map.Entry<Signature, Use>> entries = new ArrayList<>(uses.entrySet());
    entries.sort(Comparator.comparingLong(entry -> -entry.getValue().pathNanos()));
    return entries.subList(0, Math.min(most, entries.size()));
  }

  Map<Signature, Use> uses() {
    return uses;
  }
}
