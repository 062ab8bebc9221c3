package io.narrows.engine.analysis;

/** What one request did of one statement, beside its times. Reused. */
final class StatementUse {
  private final Binds binds = new Binds();
  private long batches;
  private long ownCommits;
  private long keys;
  private long fetchSize;
  private long lockErrors;
  private long nested;

  void clear() {
    binds.clear();
    batches = 0;
    ownCommits = 0;
    keys = 0;
    fetchSize = 0;
    lockErrors = 0;
    nested = 0;
  }

  Binds binds() {
    return binds;
  }

  void batch() {
    batches++;
  }

  void ownCommit() {
    ownCommits++;
  }

  void keys() {
    keys++;
  }

  void fetchSize(long rows) {
    fetchSize = Math.max(fetchSize, rows);
  }

  void lockError() {
    lockErrors++;
  }

  void nested() {
    nested++;
  }

  /** Executions of more than one statement at once. */
  long batches() {
    return batches;
  }

  /** Executions that were a transaction of their own. */
  long ownCommits() {
    return ownCommits;
  }

  /** Times that generated keys were read. */
  long readKeys() {
    return keys;
  }

  long fetchSize() {
    return fetchSize;
  }

  /** Executions that lost against another transaction. */
  long lockErrors() {
    return lockErrors;
  }

  /** Connections that were borrowed while the same thread held one of the same pool. */
  long nestedBorrows() {
    return nested;
  }
}
