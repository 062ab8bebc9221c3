package org.example.bench.scenario;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** One transaction writes many rows, each with a round trip of its own. */
final class RowByRowWrites extends Scenario {
  private static final String LINE = "INSERT INTO delivery_line (delivery, article) VALUES (?, ?)";

  private final int lines = draw.between(25, 40);
  private final Delay trip = draw.delay(3, 5);
  private final Delay work = Delay.millis(0.2);
  private final Delay commit = draw.delay(3, 5);
  private final Load load = draw.load(8, lines * trip.meanMillis());

  RowByRowWrites(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("row_by_row_writes", LINE));
  }

  @Override
  public String path() {
    return "/deliveries";
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
    database.on(LINE).roundTrip(trip).execution(work);
    database.commit(commit);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      for (int line = 0; line < lines; line++) {
        services.sql.update(connection, LINE, number, number * 100 + line); // culprit
      }
      connection.commit();
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    List<Object[]> all = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      all.add(new Object[] {number, number * 100 + line});
    }
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      services.sql.batch(connection, LINE, all);
      connection.commit();
    }
  }
}
