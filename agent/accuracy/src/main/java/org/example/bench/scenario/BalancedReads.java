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

/** Three different queries, each of which does its share. */
final class BalancedReads extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String UPDATE = "UPDATE customer SET seen = ? WHERE id = ?";

  private final Delay each = draw.delay(4, 9);
  private final Load load = draw.load(20, 3 * each.meanMillis());

  BalancedReads(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/customers";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(each);
    database.on(ORDERS).execution(each).rows(7);
    database.on(UPDATE).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, ORDERS, number);
      services.sql.update(connection, UPDATE, number, number);
    }
  }
}
