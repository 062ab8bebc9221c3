package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.sql.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds who waited for rows that another transaction had locked, by when transactions ended.
 * Bounded: the statements that were not seen for longest are forgotten. Drain thread only.
 */
final class RowLocks {
  static final int STATEMENTS = 64;

  private final Attribution attribution;
  private final Map<Signature, LockTurns> statements =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Signature, LockTurns> eldest) {
          return size() > STATEMENTS;
        }
      };

  RowLocks(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Takes what this request locked; its statements were just added to the endpoint's. */
  void add(Request request, EndpointStats endpoint) {
    for (Slice slice : request.slices()) {
      for (int i = 1; i < slice.size(); i++) {
        if (slice.kind(i) == Kind.DB_EXEC
            && slice.signature(i) instanceof Query query
            && locksRows(query)) {
          add(slice, i, endpoint);
        }
      }
    }
  }

  private void add(Slice slice, int index, EndpointStats endpoint) {
    Signature signature = attribution.signature(slice, index);
    SignatureStats stats = signature == null ? null : endpoint.signatures().get(signature);
    if (signature != null && stats != null) {
      int release = release(slice, index);
      statements
          .computeIfAbsent(signature, key -> new LockTurns())
          .add(
              new LockTurn(
                  stats,
                  slice.startNanos(index),
                  slice.endNanos(index),
                  release < 0 ? slice.endNanos(index) : slice.startNanos(release),
                  slice.endNanos(release < 0 ? index : release)));
    }
  }

  /** Where its transaction ends; -1 where it is one by itself, or ends on another thread. */
  private static int release(Slice slice, int index) {
    if (slice.signature(index) instanceof Query query && query.commitsItself()) {
      return -1;
    }
    for (int i = index + 1; i < slice.size(); i++) {
      if (slice.kind(i) == Kind.DB_COMMIT && !"SAVEPOINT".equals(slice.detail(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean locksRows(Query query) {
    Fingerprint names = SqlNames.of(query);
    return names.isWrite() && !names.operation().equals("INSERT")
        || names.text().contains("FOR UPDATE")
        || names.text().contains("for update");
  }

  void tick(long nowNanos) {
    for (LockTurns turns : statements.values()) {
      turns.judge(nowNanos);
    }
  }
}
