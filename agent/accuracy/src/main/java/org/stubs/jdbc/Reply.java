package org.stubs.jdbc;

import java.util.List;
import java.util.function.ToIntFunction;
import org.stubs.Delay;

/** What the database does for one statement. */
public final class Reply {
  private volatile Delay roundTrip = Delay.NONE;
  private volatile Delay execution = Delay.NONE;
  private volatile Delay trip = Delay.NONE;
  private volatile ToIntFunction<List<Object>> rows = binds -> 1;
  private volatile ToIntFunction<List<Object>> times = binds -> 1;
  private volatile boolean isLocking;

  Reply() {}

  /** The way to the database and back, once for an execution or a batch. */
  public Reply roundTrip(Delay each) {
    roundTrip = each;
    return this;
  }

  /** The work of the database, for each execution, also in a batch. */
  public Reply execution(Delay each) {
    execution = each;
    return this;
  }

  /** The way for the next rows, as many as the fetch size; the first come with the answer. */
  public Reply trip(Delay each) {
    trip = each;
    return this;
  }

  public Reply rows(int always) {
    return rows(binds -> always);
  }

  /** The number of rows by the values that were bound. */
  public Reply rows(ToIntFunction<List<Object>> byBinds) {
    rows = byBinds;
    return this;
  }

  /** By the values that were bound, how many times as long the work takes. */
  public Reply times(ToIntFunction<List<Object>> byBinds) {
    times = byBinds;
    return this;
  }

  /** Who executes it with the same first value waits until the transaction of the other ends. */
  public Reply locking() {
    isLocking = true;
    return this;
  }

  /** All delays, longer or shorter: what if? */
  public void scale(double factor) {
    roundTrip = roundTrip.scaled(factor);
    execution = execution.scaled(factor);
    trip = trip.scaled(factor);
  }

  void travel() {
    roundTrip.pass();
  }

  void execute(List<Object> binds) {
    execution.scaled(times.applyAsInt(binds)).pass();
  }

  void fetch() {
    trip.pass();
  }

  int rowsFor(List<Object> binds) {
    return rows.applyAsInt(binds);
  }

  boolean isLocking() {
    return isLocking;
  }
}
