package org.example.bench.scenario;

import java.sql.Connection;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;
import org.stubs.jdbc.StubDatabase;

/** A connection is held while a partner is called, so that all others wait for one. */
final class ConnectionHeld extends Scenario {
  private static final String STOCK = "SELECT amount FROM stock WHERE article = ?";
  private static final String RESERVE = "UPDATE stock SET amount = amount - ? WHERE article = ?";

  private final int connections = draw.between(3, 5);
  private final Delay query = draw.delay(10, 14);
  private final Delay call = draw.delay(100, 130);
  private final double busy = draw.between(0.77, 0.82);
  private final double holdMillis = call.meanMillis() + 2 * query.meanMillis() + 3;
  private final Load load = Load.random(busy * connections * 1000 / holdMillis);

  ConnectionHeld(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("connection_held", Services.POOL));
  }

  @Override
  public String path() {
    return "/checkout";
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
    database.on(STOCK).execution(query);
    database.on(RESERVE).execution(query);
  }

  @Override
  public void program(Partners partners) {
    partners.on("/payment", call);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, STOCK, number);
      services.partners.get("/payment/" + number); // culprit
      services.sql.update(connection, RESERVE, 1, number);
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.partners.get("/payment/" + number);
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, STOCK, number);
      services.sql.update(connection, RESERVE, 1, number);
    }
  }
}
