package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/**
 * Requests wait for the database on threads of the common pool, of which there is one less than
 * processors, and so for each other. It is asked by name, as {@code CompletableFuture} does without
 * it where it has one thread; and what it is given is no task of its own kind, as who waits for one
 * of these runs it himself.
 */
final class BlockedCommonPool extends Scenario {
  private static final String POOL = "ForkJoinPool.commonPool";
  private static final String EXECUTOR = "tiles";
  private static final List<String> TILES =
      List.of(
          "SELECT count(id) FROM orders WHERE shop = ?",
          "SELECT sum(amount) FROM payment WHERE shop = ?",
          "SELECT max(sent) FROM parcel WHERE shop = ?",
          "SELECT min(stock) FROM article WHERE shop = ?",
          "SELECT avg(stars) FROM review WHERE shop = ?");

  private final Delay tile = draw.delay(13, 16);
  private final double busy = draw.between(0.56, 0.62);
  private final double taskMillis = TILES.size() * tile.meanMillis() + 1;
  private final Load load =
      Load.random(busy * ForkJoinPool.getCommonPoolParallelism() * 1000 / taskMillis);

  BlockedCommonPool(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("blocked_common_pool", POOL));
  }

  @Override
  public String path() {
    return "/dashboard";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Set<String> waitedForElsewhere() {
    Set<String> waited = new HashSet<>(TILES);
    waited.add(EXECUTOR);
    return waited;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(100);
  }

  @Override
  public void program(StubDatabase database) {
    TILES.forEach(each -> database.on(each).execution(tile));
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    show(services, number, ForkJoinPool.commonPool());
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    show(services, number, services.executor(EXECUTOR, 12));
  }

  private static void show(Services services, int number, Executor executor) throws Exception {
    services.decoy();
    long submitted = System.nanoTime();
    FutureTask<Integer> shown =
        new FutureTask<>(
            () -> {
              services.journal.ended("queue", EXECUTOR, submitted);
              return read(services, number);
            });
    executor.execute(shown);
    shown.get();
  }

  private static int read(Services services, int number) throws SQLException {
    int rows = 0;
    try (Connection connection = services.sql.connection(services.pool)) {
      for (String tile : TILES) {
        rows += services.sql.query(connection, tile, number); // culprit
      }
    }
    return rows;
  }
}
