package io.narrows.engine.metrics;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Batch;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.Slice;
import org.jspecify.annotations.Nullable;

/** What of a database operation goes into its name beside its query; allocates nothing. */
public final class Operations {
  private static final String BATCH = "BATCH";
  private static final String BATCH_OF = "BATCH ";
  private static final String COMMIT = "COMMIT";

  private Operations() {}

  /** Whether it is an operation of its own, and not a part of one. */
  public static boolean isDatabase(Slice slice, int index) {
    Kind kind = slice.kind(index);
    return kind == Kind.DB_COMMIT || kind == Kind.DB_EXEC;
  }

  /** The {@code db.operation.name} of what has no query: the step of a transaction; or null. */
  public static @Nullable String step(Slice slice, int index) {
    if (slice.kind(index) != Kind.DB_COMMIT) {
      return null;
    }
    return slice.detail(index) instanceof String step ? step : COMMIT;
  }

  /**
   * What stands before the summary: {@code "BATCH "} when all of a batch are the same statement,
   * {@code "BATCH"} alone when they are not, else null.
   */
  public static @Nullable String batch(Slice slice, int index) {
    Batch batch = slice.kind(index) == Kind.DB_EXEC ? Execution.batch(slice, index) : null;
    if (batch == null) {
      return null;
    }
    return batch.queries().size() > 1 ? BATCH : BATCH_OF;
  }

  /** The summary with what stands before it; empty when there is none. */
  public static String summary(@Nullable String batch, String ofQuery) {
    if (batch == null) {
      return ofQuery;
    }
    return batch.equals(BATCH) || ofQuery.isEmpty() ? BATCH : BATCH_OF + ofQuery;
  }
}
