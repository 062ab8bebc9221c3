package org.example.bench.scenario;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** Consumers that poll, and workers that have nothing to do: none of it is waiting for anything. */
final class IdleThreads extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String ORDERS = "SELECT id FROM orders WHERE customer = ?";
  private static final String SEEN = "UPDATE customer SET seen = ? WHERE id = ?";
  private static final int IDLE = 20;

  private final Delay each = draw.delay(4, 9);
  private final Load load = draw.load(20, 3 * each.meanMillis());
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  IdleThreads(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/inbox";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(each);
    database.on(ORDERS).execution(each).rows(7);
    database.on(SEEN).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    if (isStarted.compareAndSet(false, true)) {
      start(services);
    }
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, ORDERS, number);
      services.sql.update(connection, SEEN, number, number);
    }
  }

  private void start(Services services) {
    ExecutorService idle = services.executor("idle", IDLE);
    for (int i = 0; i < IDLE; i++) {
      idle.execute(() -> {});
    }
    Thread consumer = new Thread(this::consume, "consumer");
    consumer.setDaemon(true);
    consumer.start();
  }

  private void consume() {
    try {
      while (!"end".equals(messages.poll(50, TimeUnit.MILLISECONDS))) {
        // Nobody sends anything.
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
