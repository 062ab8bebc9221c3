package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/**
 * Each request makes much garbage that lives just long enough to be copied. The fixed variant makes
 * as much of it, and lets go of each piece at once: only the pauses are gone.
 */
final class GcPauses extends Scenario {
  private static final String READ = "SELECT name FROM customer WHERE id = ?";
  private static final int KEPT = 8;

  private final Delay query = draw.delay(4, 8);
  private final int objects = draw.between(150_000, 200_000);
  // A closed loop: more at once than the heap has room for would be another bottleneck.
  private final Load load = Load.closed(4, draw.between(180.0, 220.0));
  private final Object[] recent = new Object[KEPT];

  GcPauses(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("gc_pauses", ""));
  }

  @Override
  public String path() {
    return "/feed";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public boolean needsProcessor() {
    return true;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(READ).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    read(services, number);
    Object[] made = new Object[objects];
    for (int i = 0; i < objects; i++) {
      made[i] = new long[] {number, i, 0, 0, 0, 0}; // culprit
    }
    recent[number % KEPT] = made;
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    read(services, number);
    long made = 0;
    for (int i = 0; i < objects; i++) {
      made += new long[] {number, i, 0, 0, 0, 0}.length;
    }
    recent[number % KEPT] = made;
  }

  private static void read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, READ, number);
    }
  }
}
