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

/** Queries of very different length, without any pattern. */
final class WideSpread extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String STOCK = "SELECT amount FROM stock WHERE article_id = ?";

  private final Delay each = Delay.exponential(draw.between(8.0, 13.0));
  private final Load load = draw.load(18, 3 * each.meanMillis());

  WideSpread(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/search";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(each);
    database.on(ORDERS).execution(each).rows(7);
    database.on(STOCK).execution(each);
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
