package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** All transactions lock the same row first, and then do what needs no lock. */
final class RowLockContention extends Scenario {
  private static final String SOLD = "UPDATE daily_total SET sold = sold + price WHERE branch = ?";
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String OFFERS = "SELECT id FROM offer WHERE customer_id = ?";

  private final Delay write = draw.delay(0.3, 0.7);
  private final Delay commit = draw.delay(2, 3);
  private final Delay read = draw.delay(12, 18);
  private final double busy = draw.between(0.68, 0.75);
  private final double holdMillis =
      write.meanMillis() + commit.meanMillis() + 2 * read.meanMillis();
  private final Load load = Load.random(busy * 1000 / holdMillis);

  RowLockContention(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("row_lock_contention", SOLD));
  }

  @Override
  public String path() {
    return "/sales";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(100);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(SOLD).execution(write).locking();
    database.on(CUSTOMER).execution(read);
    database.on(OFFERS).execution(read).rows(4);
    database.commit(commit);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      services.sql.update(connection, SOLD, "south"); // culprit
      read(services, connection, number);
      connection.commit();
    }
  }

  /** Locks last, so that the row is held for a moment. */
  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      read(services, connection, number);
      services.sql.update(connection, SOLD, "south");
      connection.commit();
    }
  }

  private static void read(Services services, Connection connection, int number)
      throws SQLException {
    services.sql.query(connection, CUSTOMER, number);
    services.sql.query(connection, OFFERS, number);
  }
}
