package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;
import org.stubs.jdbc.StubDatabase;

/** A few long exports, for which nobody waits, stand before many short tasks. */
final class HeadOfLine extends Scenario {
  private static final String EXECUTOR = "jobs";
  private static final String WAITED_FOR = "jobs that are waited for";
  private static final String SHORT = "SELECT state FROM job WHERE id = ?";

  private final Delay quick = draw.delay(4, 7);
  private final Delay export = draw.delay(400, 550);
  private final int every = draw.between(11, 13);
  private final Load load = Load.random(draw.between(28.0, 34.0));

  HeadOfLine(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("executor_queue", EXECUTOR));
  }

  @Override
  public String path() {
    return "/jobs";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Set<String> waitedForElsewhere() {
    return Set.of(WAITED_FOR, SHORT);
  }

  @Override
  public Set<String> notWaitedFor() {
    return Set.of("/export");
  }

  @Override
  public void program(StubDatabase database) {
    database.on(SHORT).execution(quick);
  }

  @Override
  public void program(Partners partners) {
    partners.on("/export", export);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    state(services, number, EXECUTOR);
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    state(services, number, "exports");
  }

  private void state(Services services, int number, String exports) throws Exception {
    if (number % every == 0) {
      ExecutorService executor = services.executor(exports, 2);
      services.tasks.submit(executor, exports, () -> services.partners.get("/export/" + number));
    }
    ExecutorService jobs = services.executor(EXECUTOR, 2);
    services.tasks.submit(jobs, WAITED_FOR, () -> read(services, number)).get(); // culprit
  }

  private static int read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      return services.sql.query(connection, SHORT, number);
    }
  }
}
