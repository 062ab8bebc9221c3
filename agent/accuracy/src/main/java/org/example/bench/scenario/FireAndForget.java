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

/** A long write for which no request waits. */
final class FireAndForget extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String STOCK = "SELECT amount FROM stock WHERE article_id = ?";

  private final Delay each = draw.delay(5, 9);
  private final Delay write = draw.delay(250, 350);
  private final Load load = draw.load(15, 3 * each.meanMillis());

  FireAndForget(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/profile";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return write;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(each);
    database.on(ORDERS).execution(each).rows(7);
    database.on(STOCK).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, ORDERS, number);
      services.sql.query(connection, STOCK, number);
    }
  }
}
