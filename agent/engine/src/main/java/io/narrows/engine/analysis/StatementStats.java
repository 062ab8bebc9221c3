package io.narrows.engine.analysis;

import io.narrows.engine.analysis.StatementView.BindView;
import org.jspecify.annotations.Nullable;

/** What all requests of one endpoint did of one statement, beside its times. */
final class StatementStats {
  private final Correlation repeatsByRows = new Correlation();
  private final Correlation timeByRows = new Correlation();
  private long known;
  private long distinct;
  private long requests;
  private long redundant;
  private long redundantNanos;
  private long mostEqual;
  private long batches;
  private long ownCommits;
  private long keysRead;
  private long fetchSize;
  private long lockErrors;
  private long nested;
  private long asked;
  private long blocked;
  private double byChance;
  private long blockedNanos;

  void add(StatementUse use) {
    Binds binds = use.binds();
    known += binds.known();
    distinct += binds.distinct();
    requests += binds.redundant() > 0 ? 1 : 0;
    redundant += binds.redundant();
    redundantNanos += binds.redundantNanos();
    mostEqual = Math.max(mostEqual, binds.mostEqual());
    batches += use.batches();
    ownCommits += use.ownCommits();
    keysRead += use.readKeys();
    fetchSize = Math.max(fetchSize, use.fetchSize());
    lockErrors += use.lockErrors();
    nested += use.nestedBorrows();
  }

  /** How many rows each of its executions returned, as far as that is known. */
  void returned(Use use) {
    for (int i = 0; i < use.executions(); i++) {
      if (use.rowsOf(i) >= 0) {
        timeByRows.add(use.rowsOf(i), use.durationNanos(i));
      }
    }
  }

  /** So often it was repeated after so many rows. */
  void repeated(long times, long rowsBefore) {
    repeatsByRows.add(rowsBefore, times);
  }

  /** A long execution waited for rows of others, or not, and would by such a chance. */
  void waited(long nanos, double chance) {
    asked++;
    byChance += chance;
    blocked += nanos > 0 ? 1 : 0;
    blockedNanos += nanos;
  }

  void add(StatementStats other) {
    asked += other.asked;
    byChance += other.byChance;
    blocked += other.blocked;
    blockedNanos += other.blockedNanos;
    repeatsByRows.add(other.repeatsByRows);
    timeByRows.add(other.timeByRows);
    known += other.known;
    distinct += other.distinct;
    requests += other.requests;
    redundant += other.redundant;
    redundantNanos += other.redundantNanos;
    mostEqual = Math.max(mostEqual, other.mostEqual);
    batches += other.batches;
    ownCommits += other.ownCommits;
    keysRead += other.keysRead;
    fetchSize = Math.max(fetchSize, other.fetchSize);
    lockErrors += other.lockErrors;
    nested += other.nested;
  }

  StatementView view(@Nullable Modes modes) {
    return new StatementView(
        new BindView(known, distinct, requests, redundant, redundantNanos, mostEqual),
        batches,
        ownCommits,
        keysRead,
        fetchSize,
        lockErrors,
        nested,
        repeatsByRows.coefficient(),
        modes,
        timeByRows.count(),
        timeByRows.coefficient(),
        new LockView(asked, blocked, byChance, blockedNanos));
  }
}
