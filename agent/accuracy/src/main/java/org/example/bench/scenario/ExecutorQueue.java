package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** Requests hand their work to an executor that has too few threads. */
final class ExecutorQueue extends Scenario {
  private static final String EXECUTOR = "labels";
  private static final String NAME = "SELECT name FROM customer WHERE id = ?";
  private static final String STREET = "SELECT street FROM address WHERE id = ?";
  private static final String PARCEL = "SELECT weight FROM parcel WHERE id = ?";
  private static final String PRINTED = "UPDATE parcel SET printed = ? WHERE id = ?";

  private final Delay each = draw.delay(22, 28);
  private final double busy = draw.between(0.76, 0.82);
  private final Load load = Load.random(busy * 2 * 1000 / (4 * each.meanMillis() + 1));

  ExecutorQueue(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("executor_queue", EXECUTOR));
  }

  @Override
  public String path() {
    return "/labels";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Set<String> waitedForElsewhere() {
    return Set.of(EXECUTOR, NAME, STREET, PARCEL, PRINTED);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(NAME).execution(each);
    database.on(STREET).execution(each);
    database.on(PARCEL).execution(each);
    database.on(PRINTED).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    print(services, number, 2);
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    print(services, number, 8);
  }

  private static void print(Services services, int number, int threads) throws Exception {
    ExecutorService executor = services.executor(EXECUTOR, threads);
    services.tasks.submit(executor, EXECUTOR, () -> label(services, number)).get(); // culprit
  }

  private static int label(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, NAME, number);
      services.sql.query(connection, STREET, number);
      services.sql.query(connection, PARCEL, number);
      services.sql.update(connection, PRINTED, 1, number);
    }
    return number;
  }
}
