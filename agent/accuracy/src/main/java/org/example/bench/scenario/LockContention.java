package org.example.bench.scenario;

import java.sql.Connection;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** Everybody waits for a lock whose holder waits for the database. */
final class LockContention extends Scenario {
  private static final String NEXT = "SELECT next FROM invoice_number WHERE year = ?";
  private static final String STORE = "UPDATE invoice SET number = ? WHERE id = ?";

  private final Delay underLock = draw.delay(28, 36);
  private final Delay outside = draw.delay(10, 14);
  private final double busy = draw.between(0.74, 0.8);
  private final Load load = Load.random(busy * 1000 / (underLock.meanMillis() + 0.5));
  private final InvoiceNumbers numbers = new InvoiceNumbers();

  LockContention(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("lock_contention", InvoiceNumbers.class.getName()));
  }

  @Override
  public String path() {
    return "/invoices";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(NEXT).execution(underLock);
    database.on(STORE).execution(outside);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      long start = System.nanoTime();
      synchronized (numbers) { // culprit
        services.journal.ended("lock", "numbers", start);
        services.sql.query(connection, NEXT, 2026);
      }
      services.sql.update(connection, STORE, number, number);
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, NEXT, 2026);
      services.sql.update(connection, STORE, number, number);
    }
  }

  /** Nothing but a lock. */
  static final class InvoiceNumbers {}
}
