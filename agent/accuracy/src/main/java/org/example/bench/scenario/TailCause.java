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

/** A few requests, those of big customers, read fifty times as many rows as all others. */
final class TailCause extends Scenario {
  private static final String ENTRIES = "SELECT amount FROM entry WHERE account = ?";

  private final Delay execution = draw.delay(8, 12);
  private final Delay trip = draw.delay(2.5, 4);
  private final int every = draw.between(45, 55);
  private final int rows = draw.between(7, 10);
  // Thirty of the big ones in half a minute: fewer slow requests are no evidence of anything.
  private final Load load = Load.open(draw.between(85.0, 95.0));

  TailCause(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("tail_cause", ENTRIES));
  }

  @Override
  public String path() {
    return "/entries";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database
        .on(ENTRIES)
        .execution(execution)
        .trip(trip)
        .rows(binds -> (Integer) binds.get(0) % every == 0 ? 50 * rows : rows);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, ENTRIES, number); // culprit
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.fetch(connection, 1000, ENTRIES, number);
    }
  }
}
