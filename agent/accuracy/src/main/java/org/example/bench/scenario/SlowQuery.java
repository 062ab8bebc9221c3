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

/** One slow query among three quick ones; with an index it is quick too. */
final class SlowQuery extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String BASKET = "SELECT article FROM basket WHERE customer_id = ?";
  private static final String OFFERS = "SELECT id FROM offer WHERE region = ? AND article = ?";
  private static final String OFFERS_INDEXED = "SELECT id FROM offer WHERE id = ?";
  private static final String NEWS = "SELECT title FROM news WHERE region = ?";

  private final Delay quick = draw.delay(4, 10);
  private final Delay slow = draw.delay(250, 500);
  private final Delay indexed = draw.delay(6, 12);
  private final Load load = draw.load(9, slow.meanMillis());

  SlowQuery(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("slow_query", OFFERS));
  }

  @Override
  public String path() {
    return "/offers";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return slow;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(quick);
    database.on(BASKET).execution(quick).rows(3);
    database.on(NEWS).execution(quick).rows(5);
    database.on(OFFERS).execution(slow).rows(8);
    database.on(OFFERS_INDEXED).execution(indexed).rows(8);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, BASKET, number);
      services.sql.query(connection, OFFERS, "south", number); // culprit
      services.sql.query(connection, NEWS, "south");
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, BASKET, number);
      services.sql.query(connection, OFFERS_INDEXED, number);
      services.sql.query(connection, NEWS, "south");
    }
  }
}
