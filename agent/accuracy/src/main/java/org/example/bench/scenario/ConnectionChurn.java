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

/** Each request makes a connection of its own, where a pool has some. */
final class ConnectionChurn extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";

  private final Delay connect = draw.delay(30, 60);
  private final Delay query = draw.delay(8, 14);
  private final Load load = draw.load(12, connect.meanMillis() + query.meanMillis());

  ConnectionChurn(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("connection_churn", "connect"));
  }

  @Override
  public String path() {
    return "/customers";
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
    database.connect(connect);
    database.on(CUSTOMER).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connect(services.database.url())) { // culprit
      services.sql.query(connection, CUSTOMER, number);
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
    }
  }
}
