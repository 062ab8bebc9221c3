package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are read. Steps that follow one another are one operation; where something was
 * recorded between two rows a further one begins, and the first goes on counting the rows, so that
 * each result set has one count. Outside any request the steps are gathered and become one small
 * root when the result set is read to its end or closed, or when the thread does something else.
 */
final class FetchRecording {
  // From so many rows on it matters how many come at once. (ours)
  private static final int MANY_ROWS = 100;

  private final Recording recording;
  private final Attachments attachments;

  FetchRecording(Recording recording, Attachments attachments) {
    this.recording = recording;
    this.attachments = attachments;
  }

  /** An execution returned this result set; its operation is still open. */
  void executed(Object resultSet, @Nullable Query query, Slice.Mark mark) {
    // A small root ends with the execution, and its slice is gone when rows are read.
    Slice slice = mark.slice.isSmall() ? null : mark.slice;
    opened(recording.worker(), resultSet, query, slice, mark.index, false);
  }

  void opened(
      Worker worker,
      Object resultSet,
      @Nullable Query query,
      @Nullable Slice slice,
      int execution,
      boolean keys) {
    Cursor cursor = worker.jdbc().cursor();
    cursor.query = query;
    cursor.keys = keys;
    cursor.moveTo(slice, slice == null ? -1 : execution);
    attachments.set(resultSet, cursor);
  }

  @Nullable Operation begin(Object resultSet) {
    Worker worker = recording.worker();
    if (worker.muted || JdbcRecording.isInDatabaseCall(worker.current)) {
      return null;
    }
    Object known = attachments.get(resultSet);
    Cursor cursor = known instanceof Cursor ? (Cursor) known : null;
    long now = recording.nanos();
    Slice slice = recording.sliceOf(worker, now);
    if (slice == null) {
      if (cursor != null) {
        return beginOutside(worker, cursor, now);
      }
      slice = recording.sliceFor(worker, now);
    }
    int index = cursor == null ? read(slice, known, now) : read(slice, cursor, now);
    return index < 0 ? null : slice.mark(index);
  }

  /** A result set that was read to its end before, or opened while nobody watched. */
  private static int read(Slice slice, @Nullable Object query, long now) {
    int index = slice.reopen(Kind.DB_FETCH, query, now);
    return index >= 0 ? index : slice.push(Kind.DB_FETCH, query, now);
  }

  private static int read(Slice slice, Cursor cursor, long now) {
    if (!cursor.isIn(slice)) {
      cursor.moveTo(slice, -1);
    }
    int index = reopen(slice, cursor, now);
    if (index >= 0) {
      return index;
    }
    index = slice.push(Kind.DB_FETCH, cursor.query, now);
    cursor.last = index;
    if (cursor.counting < 0 && index >= 0 && index < Slice.DETAIL_LIMIT) {
      cursor.counting = index;
      slice.detail(index, cursor.keys ? Fetch.KEYS : null);
    }
    return index;
  }

  private static int reopen(Slice slice, Cursor cursor, long now) {
    return cursor.last == slice.size() - 1 ? slice.reopen(Kind.DB_FETCH, cursor.query, now) : -1;
  }

  void end(Operation operation, Object resultSet, boolean row, @Nullable Throwable error) {
    if (operation instanceof Cursor) {
      endOutside((Cursor) operation, resultSet, row, error);
      return;
    }
    Slice.Mark mark = (Slice.Mark) operation;
    Object known = attachments.get(resultSet);
    if (known instanceof Cursor) {
      Cursor cursor = (Cursor) known;
      if (error == null) {
        count(mark, cursor, row);
        if (cursor.rows == MANY_ROWS && row) {
          mark.slice.request().readMany();
          askFetchSize(mark.slice, cursor, resultSet);
        }
        if (!row) {
          release(recording.worker(), resultSet, cursor);
        }
      } else {
        Database database = cursor.query == null ? null : cursor.query.database();
        mark.slice.error(mark.index, SqlErrors.type(error, database));
      }
    } else if (error == null) {
      mark.slice.addCount(mark.index, row ? 1 : 0);
    } else {
      mark.slice.error(mark.index, SqlErrors.type(error, null));
    }
    recording.end(mark, -1, null);
  }

  private void askFetchSize(Slice slice, Cursor cursor, Object resultSet) {
    if (!cursor.isIn(slice) || cursor.counting < 0) {
      return;
    }
    Worker worker = recording.worker();
    worker.muted = true;
    try {
      slice.extra(cursor.counting, JdbcFacts.fetchSize(resultSet));
    } finally {
      worker.muted = false;
    }
  }

  private static void count(Slice.Mark mark, Cursor cursor, boolean row) {
    Slice slice = mark.slice;
    if (row) {
      cursor.rows++;
    }
    if (!cursor.isIn(slice)) {
      return;
    }
    if (cursor.counting >= 0) {
      slice.addCount(cursor.counting, row ? 1 : 0);
    } else if (!row) {
      // Its operations keep no detail: the last one carries the count of all.
      slice.count(mark.index, cursor.rows);
    }
    if (cursor.execution >= 0) {
      Execution.returned(slice, cursor.execution, row);
    }
  }

  // Closing: what a driver reads then, to get rid of it, is part of the reading

  @Nullable Operation beginClose(Object resultSet) {
    Object known = attachments.get(resultSet);
    if (!(known instanceof Cursor)) {
      return null;
    }
    Worker worker = recording.worker();
    Slice slice = worker.current;
    Cursor cursor = (Cursor) known;
    if (worker.jdbc().reading == cursor) {
      settle(worker);
    }
    int index = slice != null && cursor.isIn(slice) ? reopen(slice, cursor, recording.nanos()) : -1;
    release(worker, resultSet, cursor);
    return slice == null || index < 0 ? null : slice.mark(index);
  }

  /** What is read from here on is known by its query alone. */
  private void release(Worker worker, Object resultSet, Cursor cursor) {
    Query query = cursor.query;
    if (query == null) {
      attachments.remove(resultSet);
    } else {
      attachments.set(resultSet, query);
    }
    worker.jdbc().recycle(cursor);
  }

  // Outside any request

  private Operation beginOutside(Worker worker, Cursor cursor, long now) {
    JdbcThread jdbc = worker.jdbc();
    if (jdbc.reading != cursor) {
      settle(worker);
      jdbc.reading = cursor;
    }
    cursor.beganNanos = now;
    if (cursor.firstNanos == 0) {
      cursor.firstNanos = now;
    }
    return cursor;
  }

  private void endOutside(Cursor cursor, Object resultSet, boolean row, @Nullable Throwable error) {
    cursor.readNanos += recording.nanos() - cursor.beganNanos;
    if (row) {
      cursor.rows++;
    }
    if (!row || error != null) {
      Worker worker = recording.worker();
      settle(worker, error);
      if (error == null && attachments.get(resultSet) == cursor) {
        release(worker, resultSet, cursor);
      }
    }
  }

  /** Hands over what this thread has read outside any request. */
  void settle(Worker worker) {
    settle(worker, null);
  }

  private void settle(Worker worker, @Nullable Throwable error) {
    JdbcThread jdbc = worker.jdbc();
    Cursor cursor = jdbc.reading;
    if (cursor == null) {
      return;
    }
    jdbc.reading = null;
    long begin = cursor.firstNanos;
    long end = begin + cursor.readNanos;
    Request request = recording.beginRequest(worker, Request.Root.INTERNAL, null, begin);
    Slice slice = java.util.Objects.requireNonNull(worker.current);
    int index = slice.push(Kind.DB_FETCH, cursor.query, begin);
    slice.count(index, cursor.rows);
    slice.detail(index, cursor.keys ? Fetch.KEYS : null);
    Database database = cursor.query == null ? null : cursor.query.database();
    slice.error(index, SqlErrors.type(error, database));
    slice.pop(index, end, recording.tally());
    request.end(-1, slice.error(index), end);
    recording.leave(worker, slice, end, true);
    cursor.firstNanos = 0;
    cursor.readNanos = 0;
    cursor.rows = 0;
  }
}
