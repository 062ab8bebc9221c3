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

/** One request of some takes a way out on which its connection is not closed. */
final class ConnectionLeak extends Scenario {
  private static final String DOCUMENT = "SELECT content FROM document WHERE id = ?";
  private static final int DOCUMENT_BYTES = 300_000;

  private final Delay query = draw.delay(8, 14);
  private final int oneIn = draw.between(30, 50);
  private final Load load = Load.random(draw.between(20, 30));

  ConnectionLeak(Draw draw) {
    super(draw);
  }

  /** As long as there is room in the pool, no request is shorter without it. */
  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("connection_leak", Services.POOL).withoutGain());
  }

  @Override
  public String path() {
    return "/document";
  }

  @Override
  public Load load() {
    return load;
  }

  /** More than the longest run loses. */
  @Override
  public int poolSize(boolean isFixed) {
    return 120;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(DOCUMENT).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    Connection connection = services.sql.connection(services.pool); // culprit
    services.sql.query(connection, DOCUMENT, number);
    byte[] document = new byte[DOCUMENT_BYTES];
    if (number % oneIn == document[0]) {
      return;
    }
    connection.close();
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, DOCUMENT, number);
      byte[] document = new byte[DOCUMENT_BYTES];
      if (number % oneIn == document[0]) {
        return;
      }
    }
  }
}
