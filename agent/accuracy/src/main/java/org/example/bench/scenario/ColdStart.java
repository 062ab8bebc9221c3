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

/** The first requests are slow, and then never again. */
final class ColdStart extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String STOCK = "SELECT amount FROM stock WHERE article_id = ?";

  private final int cold = draw.between(20, 40);
  private final Delay each = draw.delay(5, 9);
  private final Load load = draw.load(20, 3 * each.meanMillis());

  ColdStart(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/start";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    for (String query : List.of(CUSTOMER, ORDERS, STOCK)) {
      database.on(query).execution(each).times(binds -> (Integer) binds.get(0) < cold ? 8 : 1);
    }
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, ORDERS, number);
      services.sql.query(connection, STOCK, number);
    }
  }
}
