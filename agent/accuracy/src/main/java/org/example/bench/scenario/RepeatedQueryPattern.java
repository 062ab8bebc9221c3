package org.example.bench.scenario;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** Two queries and an update for each article that comes back. */
final class RepeatedQueryPattern extends Scenario {
  private static final String PRICE = "SELECT price FROM article WHERE id = ?";
  private static final String STOCK = "SELECT amount FROM stock WHERE article_id = ?";
  private static final String ADD = "UPDATE stock SET amount = amount + ? WHERE article_id = ?";

  private final int articles = draw.between(10, 14);
  private final Delay trip = draw.delay(3, 5);
  private final String in = " IN (" + String.join(", ", Collections.nCopies(articles, "?")) + ")";
  private final String prices = "SELECT price FROM article WHERE id" + in;
  private final String stocks = "SELECT amount FROM stock WHERE article_id" + in;
  private final Load load = draw.load(9, 3 * articles * trip.meanMillis());

  RepeatedQueryPattern(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.ofAny("repeated_query_pattern", PRICE, STOCK, ADD));
  }

  @Override
  public String path() {
    return "/returns";
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
    database.on(PRICE).roundTrip(trip);
    database.on(STOCK).roundTrip(trip);
    database.on(ADD).roundTrip(trip);
    database.on(prices).roundTrip(trip).rows(articles);
    database.on(stocks).roundTrip(trip).rows(articles);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      for (int article = 0; article < articles; article++) {
        services.sql.query(connection, PRICE, number * 20 + article); // culprit
        services.sql.query(connection, STOCK, number * 20 + article); // culprit
        services.sql.update(connection, ADD, 1, number * 20 + article); // culprit
      }
      connection.commit();
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    Object[] ids = new Object[articles];
    List<Object[]> updates = new ArrayList<>();
    for (int article = 0; article < articles; article++) {
      ids[article] = number * 20 + article;
      updates.add(new Object[] {1, number * 20 + article});
    }
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      services.sql.fetch(connection, articles, prices, ids);
      services.sql.fetch(connection, articles, stocks, ids);
      services.sql.batch(connection, ADD, updates);
      connection.commit();
    }
  }
}
