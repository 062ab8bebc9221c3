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

/** The same setting is asked for again and again, and the answer is always the same. */
final class RedundantQuery extends Scenario {
  private static final String SETTING = "SELECT value FROM setting WHERE name = ?";
  private static final String CART = "SELECT article FROM cart WHERE customer = ?";

  private final int times = draw.between(7, 10);
  private final Delay each = draw.delay(6, 12);
  private final Load load = draw.load(10, times * each.meanMillis());

  RedundantQuery(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("redundant_query", SETTING));
  }

  @Override
  public String path() {
    return "/totals";
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
    database.on(SETTING).execution(each);
    database.on(CART).execution(each).rows(times);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CART, number);
      for (int article = 0; article < times; article++) {
        services.sql.query(connection, SETTING, "currency"); // culprit
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CART, number);
      services.sql.query(connection, SETTING, "currency");
    }
  }
}
