package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/**
 * The parts of a bundle take all threads of an executor, and then wait for tasks in its queue: none
 * goes on until they have waited for too long and do it themselves.
 */
final class PoolSelfJoin extends Scenario {
  private static final String EXECUTOR = "bundles";
  private static final String ARTICLE = "SELECT name FROM article WHERE id = ?";
  private static final String PRICE = "SELECT price FROM part WHERE id = ?";

  private final int parts = draw.between(3, 5);
  private final Delay query = draw.delay(12, 18);
  private final int patienceMillis = draw.between(1_400, 1_600);
  // The next bundle comes when all of this one has gone on, or none would be in time any more.
  private final int every = draw.between(24, 28);
  private final Load load = Load.open(draw.between(10.0, 11.5));

  PoolSelfJoin(Draw draw) {
    super(draw);
  }

  /** Few requests stand still, so that their mean time in a part of a run is one of chance. */
  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("pool_self_join", EXECUTOR).withoutGain());
  }

  @Override
  public String path() {
    return "/articles";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(100);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ARTICLE).execution(query);
    database.on(PRICE).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    serve(services, number, services.executor(EXECUTOR, parts));
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    serve(services, number, services.executor("prices", parts));
  }

  private void serve(Services services, int number, ExecutorService prices) throws Exception {
    services.decoy();
    query(services, ARTICLE, number);
    if (number % every == 0) {
      ExecutorService bundles = services.executor(EXECUTOR, parts);
      List<Future<Part>> all = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        int part = number * 10 + i;
        all.add(bundles.submit(() -> part(services, part, prices)));
      }
      Part last = all.get(0).get();
      for (Future<Part> each : all) {
        Part part = each.get();
        last = part.endNanos > last.endNanos ? part : last;
      }
      services.journal.add("queue", EXECUTOR, last.startNanos, last.queriedNanos);
      services.journal.add("db_exec", PRICE, last.queriedNanos, last.endNanos);
    }
  }

  private Part part(Services services, int part, ExecutorService prices) throws Exception {
    long start = System.nanoTime();
    long queried = start;
    Future<Integer> price = prices.submit(() -> query(services, PRICE, part));
    try {
      price.get(patienceMillis, TimeUnit.MILLISECONDS); // culprit
    } catch (TimeoutException tooLate) {
      price.cancel(false);
      queried = System.nanoTime();
      query(services, PRICE, part);
    }
    return new Part(start, queried, System.nanoTime());
  }

  /** The request waits for the last: first for a thread, and then for its query. */
  private record Part(long startNanos, long queriedNanos, long endNanos) {}

  private static int query(Services services, String sql, int id) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      return services.sql.query(connection, sql, id);
    }
  }
}
