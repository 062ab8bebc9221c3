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

/** Connections are used for nothing but the database, and there are too few of them. */
final class PoolExhausted extends Scenario {
  private static final String ORDER = "SELECT id FROM orders WHERE customer = ?";
  private static final String PRICE = "SELECT price FROM article WHERE id = ?";
  private static final String STOCK = "SELECT amount FROM stock WHERE article_id = ?";
  private static final String STATE = "UPDATE orders SET state = ? WHERE id = ?";

  private final int connections = draw.between(3, 4);
  private final Delay each = draw.delay(22, 28);
  private final double busy = draw.between(0.78, 0.83);
  private final double holdMillis = 4 * each.meanMillis() + 1;
  private final Load load = Load.random(busy * connections * 1000 / holdMillis);

  PoolExhausted(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("pool_exhausted", Services.POOL));
  }

  @Override
  public String path() {
    return "/orders";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public int poolSize(boolean isFixed) {
    return isFixed ? 3 * connections : connections;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ORDER).execution(each);
    database.on(PRICE).execution(each);
    database.on(STOCK).execution(each);
    database.on(STATE).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) { // culprit
      services.sql.query(connection, ORDER, number);
      services.sql.query(connection, PRICE, number);
      services.sql.query(connection, STOCK, number);
      services.sql.update(connection, STATE, 1, number);
    }
  }
}
