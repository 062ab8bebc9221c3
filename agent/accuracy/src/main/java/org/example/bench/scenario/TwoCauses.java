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

/**
 * Many queries for each request, and too few connections for them. What the fix of the one saves of
 * the other is in no interval: they are never added.
 */
final class TwoCauses extends Scenario {
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String ITEMS = "SELECT name FROM item WHERE order_id = ?";

  private final int orders = draw.between(15, 20);
  private final Delay trip = draw.delay(7, 9);
  private final int connections = draw.between(3, 4);
  private final double busy = draw.between(0.78, 0.83);
  private final double holdMillis = (orders + 1) * (trip.meanMillis() + 0.2);
  private final Load load = Load.random(busy * connections * 1000 / holdMillis);
  private final String allItems =
      "SELECT name FROM item WHERE order_id IN ("
          + String.join(", ", Collections.nCopies(orders, "?"))
          + ")";

  TwoCauses(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(
        Truth.of("n_plus_one_query", ITEMS).withoutGain(),
        Truth.of("pool_exhausted", Services.POOL).at("second culprit").withoutGain());
  }

  @Override
  public String path() {
    return "/orders/all";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public int poolSize(boolean isFixed) {
    return connections;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ORDERS).roundTrip(trip).rows(orders);
    database.on(ITEMS).roundTrip(trip);
    database.on(allItems).roundTrip(trip).rows(orders);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) { // second culprit
      int found = services.sql.fetch(connection, orders, ORDERS, number);
      for (int order = 0; order < found; order++) {
        services.sql.query(connection, ITEMS, number * 100 + order); // culprit
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
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
