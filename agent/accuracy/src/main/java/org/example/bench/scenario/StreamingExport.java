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

/** All rows are wanted, and they come in few trips. */
final class StreamingExport extends Scenario {
  private static final String EXPORT = "SELECT amount FROM movement WHERE year = ?";
  private static final int FETCH_SIZE = 1000;

  private final int rows = draw.between(20, 40) * 1000;
  private final Delay trip = draw.delay(2, 4);
  private final Load load = draw.load(5, rows / 1000 * trip.meanMillis() + 40);

  StreamingExport(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/export";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public String contentType() {
    return "text/csv";
  }

  @Override
  public void program(StubDatabase database) {
    database.on(EXPORT).execution(trip).trip(trip).rows(rows);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.fetch(connection, FETCH_SIZE, EXPORT, 2026);
    }
  }
}
