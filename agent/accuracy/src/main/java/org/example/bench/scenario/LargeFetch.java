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

/** Many rows, ten at a time, because nobody set the fetch size. */
final class LargeFetch extends Scenario {
  private static final String MOVEMENTS = "SELECT amount FROM movement WHERE account = ?";
  private static final String ACCOUNT = "SELECT owner FROM account WHERE id = ?";
  private static final int BETTER = 500;

  private final int rows = draw.between(150, 250) * 10;
  private final Delay execution = draw.delay(4, 8);
  private final Delay trip = draw.delay(1, 2);
  private final Load load = draw.load(6, rows / 10 * trip.meanMillis());

  LargeFetch(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("large_fetch", MOVEMENTS));
  }

  @Override
  public String path() {
    return "/accounts/movements";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(200);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ACCOUNT).execution(execution);
    database.on(MOVEMENTS).execution(execution).trip(trip).rows(rows);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, ACCOUNT, number);
      services.sql.query(connection, MOVEMENTS, number); // culprit
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, ACCOUNT, number);
      services.sql.fetch(connection, BETTER, MOVEMENTS, number);
    }
  }
}
