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

/** Each of many events is written in a transaction of its own. */
final class CommitChatter extends Scenario {
  private static final String EVENT = "INSERT INTO event (id, kind) VALUES (?, ?)";

  private final int events = draw.between(25, 35);
  private final Delay trip = draw.delay(1, 2);
  private final Delay commit = draw.delay(3, 5);
  private final Load load = draw.load(9, events * (trip.meanMillis() + commit.meanMillis()));

  CommitChatter(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.ofAny("commit_chatter", EVENT, "COMMIT"));
  }

  @Override
  public String path() {
    return "/events";
  }

  @Override
  public Load load() {
    return load;
  }

  // As true: they could be written in one batch as well.
  @Override
  public List<String> alsoTrue() {
    return List.of("row_by_row_writes");
  }

  @Override
  public void program(StubDatabase database) {
    database.on(EVENT).roundTrip(trip);
    database.commit(commit);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      for (int event = 0; event < events; event++) {
        services.sql.update(connection, EVENT, number * 100 + event, "seen"); // culprit
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    List<Object[]> all = new ArrayList<>();
    for (int event = 0; event < events; event++) {
      all.add(new Object[] {number * 100 + event, "seen"});
    }
    try (Connection connection = services.sql.connection(services.pool)) {
      connection.setAutoCommit(false);
      services.sql.batch(connection, EVENT, all);
      connection.commit();
    }
  }
}
