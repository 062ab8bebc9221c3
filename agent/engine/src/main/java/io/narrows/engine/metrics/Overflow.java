package io.narrows.engine.metrics;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Fetch;
import io.narrows.engine.recording.Lattice;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Tally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts on application threads what does not reach the drain, without a lock.
 *
 * <h2>Table</h2>
 *
 * Open addressing with compare-and-set, of fixed size. A thread allocates when it is the first to
 * count a key; after that it adds to atomic counters. A key that finds no cell within {@link
 * #PROBES} steps is counted in the cell that its type keeps for the rest.
 *
 * <h2>Reading</h2>
 *
 * A table that was used is replaced by an empty one and emptied into the aggregates until no thread
 * is inside it: {@link Table#users} is raised before the table is looked at a second time, so that
 * who enters after the replacement goes to the new one. Nothing is lost and nothing counted twice.
 */
public final class Overflow implements Tally {
  private static final int SIZE = 1 << 11;
  private static final int PROBES = 32;

  private final Layout layout;
  private final List<Table> retired = new ArrayList<>();
  private final AtomicLong withoutKey = new AtomicLong();
  private volatile Table current;

  Overflow(Layout layout) {
    this.layout = layout;
    current = new Table();
  }

  // By application threads

  @Override
  public void operation(Slice slice, int index) {
    Object signature = slice.signature(index);
    String error = slice.error(index);
    long nanos = slice.endNanos(index) - slice.startNanos(index);
    Kind kind = slice.kind(index);
    if (Operations.isDatabase(slice, index)) {
      String step = Operations.step(slice, index);
      String batch = Operations.batch(slice, index);
      add(Type.DATABASE, signature, step, batch, null, 0, error, nanos);
    } else if (kind == Kind.HTTP_WAIT && signature instanceof Remote) {
      add(Type.CLIENT, signature, null, null, null, (int) slice.count(index), error, nanos);
    } else if (kind == Kind.DB_FETCH && Fetch.returnedRows(slice, index) >= 0) {
      add(Type.ROWS, signature, null, null, null, 0, null, Fetch.returnedRows(slice, index));
    }
  }

  @Override
  public void request(Request request) {
    Incoming incoming = request.incoming();
    if (incoming != null) {
      add(
          Type.REQUEST,
          incoming.method,
          incoming.scheme,
          incoming.protocol,
          request.route(),
          request.status(),
          request.error(),
          request.durationNanos());
    }
  }

  private void add(
      Type type,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      int number,
      @Nullable String error,
      long value) {
    Table table = enter();
    try {
      table.cell(type, a, b, c, d, number, error).add(value);
    } finally {
      table.users.decrementAndGet();
    }
  }

  private Table enter() {
    while (true) {
      Table table = current;
      table.users.incrementAndGet();
      if (table == current) {
        return table;
      }
      table.users.decrementAndGet();
    }
  }

  // By the reader, one at a time

  void drainTo(Aggregates aggregates) {
    if (current.used) {
      retired.add(current);
      current = new Table();
    }
    for (Iterator<Table> tables = retired.iterator(); tables.hasNext(); ) {
      Table table = tables.next();
      boolean quiet = table.users.get() == 0;
      table.drainTo(aggregates);
      if (quiet) {
        tables.remove();
      }
    }
  }

  /** How many were counted without their key, because there were too many keys. */
  public long withoutKey() {
    return withoutKey.get();
  }

  /** What a cell counts. */
  enum Type {
    REQUEST,
    CLIENT,
    DATABASE,
    ROWS
  }

  private Buckets buckets(Type type) {
    switch (type) {
      case REQUEST:
        return layout.server();
      case CLIENT:
        return layout.client();
      case ROWS:
        return layout.rows();
      default:
        return layout.database();
    }
  }

  private final class Table {
    final AtomicInteger users = new AtomicInteger();
    final AtomicReferenceArray<@Nullable Cell> cells = new AtomicReferenceArray<>(SIZE);
    final AtomicReferenceArray<@Nullable Cell> rest =
        new AtomicReferenceArray<>(Type.values().length);
    volatile boolean used;

    Cell cell(
        Type type,
        @Nullable Object a,
        @Nullable Object b,
        @Nullable Object c,
        @Nullable Object d,
        int number,
        @Nullable String error) {
      used = true;
      int hash = hash(type, a, b, c, d, number, error);
      Cell fresh = null;
      for (int i = 0; i < PROBES; i++) {
        int at = (hash + i) & (SIZE - 1);
        Cell cell = cells.get(at);
        if (cell == null) {
          if (fresh == null) {
            fresh = new Cell(type, buckets(type), a, b, c, d, number, error, false);
          }
          cell = cells.compareAndSet(at, null, fresh) ? fresh : cells.get(at);
        }
        if (cell != null && cell.is(type, a, b, c, d, number, error)) {
          return cell;
        }
      }
      return rest(type);
    }

    private Cell rest(Type type) {
      withoutKey.incrementAndGet();
      Cell cell = rest.get(type.ordinal());
      if (cell == null) {
        rest.compareAndSet(
            type.ordinal(),
            null,
            new Cell(type, buckets(type), null, null, null, null, -1, null, true));
        cell = Objects.requireNonNull(rest.get(type.ordinal()));
      }
      return cell;
    }

    void drainTo(Aggregates aggregates) {
      drain(cells, aggregates);
      drain(rest, aggregates);
    }

    private void drain(AtomicReferenceArray<@Nullable Cell> from, Aggregates aggregates) {
      for (int i = 0; i < from.length(); i++) {
        Cell cell = from.get(i);
        if (cell != null) {
          cell.drainTo(aggregates);
        }
      }
    }
  }

  private static int hash(
      Type type,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      int number,
      @Nullable String error) {
    int hash = type.ordinal() * 31 + number;
    hash = hash * 31 + (a == null ? 0 : a.hashCode());
    hash = hash * 31 + (b == null ? 0 : b.hashCode());
    hash = hash * 31 + (c == null ? 0 : c.hashCode());
    hash = hash * 31 + (d == null ? 0 : d.hashCode());
    hash = hash * 31 + (error == null ? 0 : error.hashCode());
    return hash ^ (hash >>> 15);
  }

  /** One key with its counters. The four parts of the key are what its type needs. */
  static final class Cell {
    final Type type;
    final @Nullable Object a;
    final @Nullable Object b;
    final @Nullable Object c;
    final @Nullable Object d;
    final int number;
    final @Nullable String error;
    final boolean isRest;
    private final Buckets buckets;
    private final AtomicLongArray counts;
    private final AtomicLong sum = new AtomicLong();
    final @Nullable Lattice lattice;

    Cell(
        Type type,
        Buckets buckets,
        @Nullable Object a,
        @Nullable Object b,
        @Nullable Object c,
        @Nullable Object d,
        int number,
        @Nullable String error,
        boolean isRest) {
      this.type = type;
      this.buckets = buckets;
      this.a = a;
      this.b = b;
      this.c = c;
      this.d = d;
      this.number = number;
      this.error = error;
      this.isRest = isRest;
      counts = new AtomicLongArray(buckets.count());
      lattice = buckets.lattice();
    }

    boolean is(
        Type otherType,
        @Nullable Object otherA,
        @Nullable Object otherB,
        @Nullable Object otherC,
        @Nullable Object otherD,
        int otherNumber,
        @Nullable String otherError) {
      return type == otherType
          && number == otherNumber
          && Objects.equals(a, otherA)
          && Objects.equals(b, otherB)
          && Objects.equals(c, otherC)
          && Objects.equals(d, otherD)
          && Objects.equals(error, otherError);
    }

    void add(long value) {
      // First: what is found in the counts is then found here too.
      if (lattice != null) {
        lattice.add(value);
      }
      counts.incrementAndGet(buckets.bucketOf(value));
      sum.addAndGet(value);
    }

    void drainTo(Aggregates aggregates) {
      long[] taken = new long[counts.length()];
      boolean any = false;
      for (int i = 0; i < taken.length; i++) {
        taken[i] = counts.getAndSet(i, 0);
        any |= taken[i] != 0;
      }
      long takenSum = sum.getAndSet(0);
      if (any || takenSum != 0) {
        aggregates.merge(this, taken, takenSum);
      }
    }
  }
}
