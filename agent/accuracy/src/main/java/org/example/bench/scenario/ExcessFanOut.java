package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** A request asks for everything at once, and most of it stands in the queue of an executor. */
final class ExcessFanOut extends Scenario {
  private static final String EXECUTOR = "prices";
  private static final String PRICE = "SELECT price FROM article WHERE id = ?";

  private final int articles = draw.between(24, 30);
  private final int threads = draw.between(6, 8);
  private final Delay trip = draw.delay(9, 13);
  private final Load load = Load.random(draw.between(6.0, 8.0));
  private final String all =
      "SELECT price FROM article WHERE id IN ("
          + String.join(", ", Collections.nCopies(articles, "?"))
          + ")";

  ExcessFanOut(Draw draw) {
    super(draw);
  }

  /** It is the endpoint itself, and no line of it more than another. */
  @Override
  public List<Truth> truths() {
    return List.of(Truth.nowhere("excess_fan_out", ""));
  }

  /** While a request is served its tasks take all threads: the executor is too small for that. */
  @Override
  public List<String> alsoTrue() {
    return List.of("executor_queue");
  }

  @Override
  public String path() {
    return "/basket";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(100);
  }

  // What stands behind tasks of its own request waits for these, and not in the queue.
  @Override
  public boolean areSharesJudged() {
    return false;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(PRICE).roundTrip(trip);
    database.on(all).roundTrip(trip).rows(articles);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    ExecutorService executor = services.executor(EXECUTOR, threads);
    CompletableFuture<?>[] prices = new CompletableFuture<?>[articles];
    for (int i = 0; i < articles; i++) {
      int article = number * 100 + i;
      prices[i] = CompletableFuture.runAsync(() -> query(services, PRICE, article), executor);
    }
    CompletableFuture.allOf(prices).join();
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    Object[] ids = IntStream.range(0, articles).mapToObj(i -> number * 100 + i).toArray();
    services.executor(EXECUTOR, threads).submit(() -> query(services, all, ids)).get();
  }

  private static void query(Services services, String sql, Object... binds) {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, sql, binds);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
