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

/** Each request makes much garbage that lives just long enough to be copied. */
final class GcPauses extends Scenario {
  private static final String READ = "SELECT name FROM customer WHERE id = ?";
  private static final int KEPT = 8;

  private final Delay query = draw.delay(4, 8);
  private final int objects = draw.between(150_000, 200_000);
  private final Load load = Load.open(draw.between(14.0, 18.0));
  private final Object[] recent = new Object[KEPT];
  private final ThreadLocal<long[]> scratch = ThreadLocal.withInitial(() -> new long[1_024]);

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
    long[] reused = scratch.get();
    for (int i = 0; i < objects; i++) {
      reused[i % reused.length] = number + i;
    }
  }

  private static void read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, READ, number);
    }
  }
}
