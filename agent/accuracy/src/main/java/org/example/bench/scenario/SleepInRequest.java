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

/** A request looks again and again whether something is done, and sleeps in between. */
final class SleepInRequest extends Scenario {
  private static final String STATE = "SELECT state FROM payment WHERE id = ?";

  private final Delay query = draw.delay(4, 8);
  private final int looks = draw.between(2, 3);
  private final int pauseMillis = draw.between(40, 70);
  private final Load load = draw.load(12, (looks + 1) * query.meanMillis() + looks * pauseMillis);

  SleepInRequest(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("sleep_in_request", "Thread.sleep"));
  }

  @Override
  public String path() {
    return "/payments";
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
    database.on(STATE).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    look(services, number);
    for (int look = 0; look < looks; look++) {
      long start = System.nanoTime();
      Thread.sleep(pauseMillis); // culprit
      services.journal.ended("sleep", "Thread.sleep", start);
      look(services, number);
    }
  }

  /** It is done when it is looked at first; the rest of the looks are the same work. */
  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    for (int look = 0; look <= looks; look++) {
      look(services, number);
    }
  }

  private static void look(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, STATE, number);
    }
  }
}
