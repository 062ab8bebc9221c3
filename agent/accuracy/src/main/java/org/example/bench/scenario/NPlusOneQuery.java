package org.example.bench.scenario;

import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** One query for the orders, and one for the items of each. */
final class NPlusOneQuery extends Scenario {
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String ITEMS = "SELECT name FROM item WHERE order_id = ?";

  private final int orders = draw.between(25, 50);
  private final Delay trip = draw.delay(3, 6);
  private final String allItems =
      "SELECT name FROM item WHERE order_id IN ("
          + String.join(", ", Collections.nCopies(orders, "?"))
          + ")";
  private final Load load = draw.load(9, orders * trip.meanMillis());

  NPlusOneQuery(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("n_plus_one_query", ITEMS));
  }

  @Override
  public String path() {
    return "/orders/items";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(150);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ORDERS).roundTrip(trip).rows(orders);
    database.on(ITEMS).roundTrip(trip);
    database.on(allItems).roundTrip(trip).rows(orders);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      int found = services.sql.query(connection, ORDERS, number);
      for (int order = 0; order < found; order++) {
        services.sql.query(connection, ITEMS, number * 100 + order); // culprit
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.fetch(connection, orders, ORDERS, number);
      Object[] ids = new Object[orders];
      for (int order = 0; order < orders; order++) {
        ids[order] = number * 100 + order;
      }
      services.sql.fetch(connection, orders, allItems, ids);
    }
  }
}
