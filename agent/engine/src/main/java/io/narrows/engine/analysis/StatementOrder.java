package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.Fetch;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.sql.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the statements of one request tell by their order and their values. Reused. */
final class StatementOrder {
  /** So many of one thread are looked at for loops. */
  static final int LIMIT = 512;

  // Serialisation failure, deadlock, no lock in time: PostgreSQL, Oracle and SQL Server, MySQL.
  private static final Set<String> LOCK_ERRORS =
      Set.of("40001", "40P01", "55P03", "61000", "1205", "1213", "3572", "54", "60");

  private final List<Signature> order = new ArrayList<>();
  private final List<Read> read = new ArrayList<>();
  private final Reads reads = new Reads();
  private @Nullable Loop loop;

  /** A statement whose repetitions are told apart, and the tables it names. */
  private record Read(StatementUse use, Set<String> tables) {}

  void clear() {
    order.clear();
    read.clear();
    reads.clear();
    loop = null;
  }

  void operation(Use use, Signature signature, Slice slice, int index, long nanos) {
    if (signature.kind() == Kind.DB_EXEC) {
      executed(use, signature, slice, index, nanos);
    } else if (signature.kind() == Kind.DB_FETCH) {
      fetched(use.statement(), slice, index);
    }
  }

  private static void fetched(StatementUse use, Slice slice, int index) {
    if (Fetch.isKeys(slice, index)) {
      use.keys();
    } else {
      use.fetchSize(Fetch.fetchSize(slice, index));
    }
  }

  private void executed(Use use, Signature signature, Slice slice, int index, long nanos) {
    StatementUse statement = use.statement();
    if (order.size() < LIMIT) {
      order.add(signature);
    }
    if (Execution.batch(slice, index) != null) {
      statement.batch();
    }
    String error = slice.error(index);
    if (error != null && LOCK_ERRORS.contains(error)) {
      statement.lockError();
    }
    if (slice.signature(index) instanceof Query query) {
      Fingerprint fingerprint = SqlNames.of(query);
      if (fingerprint.isSelect()) {
        reads.read(signature, nanos);
        bound(statement, query, fingerprint, slice, index, nanos);
      } else {
        bound(statement, query, fingerprint, slice, index, nanos);
        written(statement, query, fingerprint);
      }
    }
  }

  private void bound(
      StatementUse use, Query query, Fingerprint names, Slice slice, int index, long nanos) {
    long hash = Execution.binds(slice, index);
    if (hash == 0 && !hasPlaceholders(query.sql())) {
      // The values stand in the text, which differs where they do.
      hash = query.sql().hashCode() | 1L << 32;
    }
    if (hash != 0) {
      if (use.binds().known() == 0) {
        read.add(new Read(use, tables(names)));
      }
      use.binds().add(hash, nanos);
    }
  }

  private static boolean hasPlaceholders(String sql) {
    return sql.indexOf('?') >= 0 || sql.indexOf('$') >= 0 || sql.indexOf(':') >= 0;
  }

  private void written(StatementUse statement, Query query, Fingerprint names) {
    reads.interrupted();
    if (!names.isWrite()) {
      return;
    }
    if (query.commitsItself()) {
      statement.ownCommit();
    }
    Set<String> written = read.isEmpty() ? Set.of() : tables(names);
    for (Read each : read) {
      if (written.isEmpty() || written.stream().anyMatch(each.tables::contains)) {
        each.use.binds().written();
      }
    }
  }

  private static Set<String> tables(Fingerprint of) {
    Set<String> tables = new HashSet<>();
    String[] words = of.summary().split(" ");
    for (int i = 1; i < words.length; i++) {
      tables.add(words[i]);
    }
    return tables;
  }

  /** The thread did nothing more for the request. */
  void end() {
    reads.interrupted();
    if (order.size() >= 2 * Counted.LOOP_TIMES) {
      Loop found = Loop.of(order);
      if (found != null && (loop == null || found.covered() > loop.covered())) {
        loop = found;
      }
    }
    order.clear();
  }

  /** The loop with most statements, or null. */
  @Nullable Loop loop() {
    return loop;
  }

  Reads reads() {
    return reads;
  }
}
