package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Gallery;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSites;
import io.narrows.engine.watch.Found;
import io.narrows.engine.watch.Told;
import io.narrows.engine.watch.Watch;
import io.narrows.facts.inventory.Inventory;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;

/** A shop's requests, the same each time, recorded through the doors that advice uses. */
final class Shop {
  private static final long MILLI = 1_000_000;
  private static final Database ORDERS = new Database("postgresql", "db1", 5432, "orders");
  private static final Query LIST = new Query("SELECT * FROM orders WHERE customer_id = ?", ORDERS);
  private static final Query ITEMS =
      new Query(
          "SELECT i.id, i.order_id, i.product_id, i.quantity, i.price FROM order_items i"
              + " WHERE i.order_id = ? AND i.note <> 'secret' ORDER BY i.id",
          ORDERS);
  private static final Query INSERT =
      new Query("INSERT INTO orders (customer_id, total) VALUES (?, ?)", ORDERS);

  final Recorded recorded = new Recorded();
  final Inventory inventory = new Inventory();
  private final Attribution attribution =
      new Attribution(new SqlNames(), new CallSites(inventory.origins()));
  private final Analysis analysis =
      new Analysis(
          attribution,
          recorded.recording,
          recorded.resources,
          recorded.clock.nanos(),
          Analysis.WINDOW_NANOS);
  final Watch watch = new Watch(analysis, attribution, false, recorded.clock, new Untold());
  private final Gallery gallery = new Gallery(attribution);
  private final Random random = new Random(7);
  private final Executor pricing = new Pricing();

  /** Nobody listens. */
  private static final class Untold implements Told {
    @Override
    public void window(List<Found> present, double seconds) {}

    @Override
    public void news(Found found) {}
  }

  private static final class Pricing implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  Shop() {
    recorded.onRequest(
        request -> {
          if (request.durationNanos() > 100 * MILLI) {
            request.keep();
          }
          read(request);
        });
  }

  private void read(Request request) {
    request.slices().forEach(analysis::slice);
    analysis.request(request);
    gallery.request(request);
  }

  Reports reports() {
    return Reports.recent(
        analysis,
        watch,
        gallery,
        new Reports.Identity(
            "orders-api",
            "0.1.0",
            inventory,
            recorded.clock,
            () -> new Cost(600_000_000, 70_000_000_000L)));
  }

  /** So many rounds of all that happens in the shop. */
  Shop open(int rounds) {
    inventory.library("HikariCP", "7.1.0");
    inventory.library("PostgreSQL JDBC", "42.7.14");
    inventory.failed("com.example.Broken", "IllegalStateException");
    for (int i = 0; i < rounds; i++) {
      list();
      order();
      request("GET", "/products/{id}", 200, () -> work(3));
      if (i % 10 == 0) {
        request("GET", null, 404, () -> work(1));
        nightly();
      }
    }
    return this;
  }

  private void list() {
    request(
        "GET",
        "/customers/{id}/orders",
        200,
        () -> {
          work(2);
          recorded.operation(Kind.DB_ACQUIRE, "orders", length(4));
          recorded.operation(Kind.DB_EXEC, LIST, length(3));
          int orders = 5 + random.nextInt(40);
          for (int i = 0; i < orders; i++) {
            recorded.operation(Kind.DB_EXEC, ITEMS, length(2));
            Operation fetch = recorded.begin(Kind.DB_FETCH, ITEMS);
            recorded.clock.advance(length(1) / 10);
            recorded.recorder.end(fetch, 3, null);
          }
        });
  }

  private void order() {
    request(
        "POST",
        "/orders",
        random.nextInt(20) == 0 ? 503 : 201,
        () -> {
          work(4);
          Operation call =
              Objects.requireNonNull(
                  recorded.recorder.beginCall(
                      "GET", "http", "inventory", 8080, "http://inventory:8080/stock/4711"));
          recorded.clock.advance(length(30));
          recorded.recorder.end(call, 200, null);
          Runnable price = new Object()::hashCode;
          recorded.recorder.submitted(pricing, price, 0);
          recorded.clock.advance(length(5));
          recorded.on(1);
          Operation run = recorded.run(price);
          work(6);
          recorded.recorder.endTask(run, null);
          recorded.on(0);
          recorded.operation(Kind.DB_EXEC, INSERT, length(5));
          recorded.operation(Kind.DB_COMMIT, ORDERS, length(2));
        });
  }

  private void nightly() {
    Runnable task = new Object()::hashCode;
    recorded.recorder.submitted(pricing, task, 0);
    Operation run = recorded.run(task);
    recorded.operation(Kind.DB_EXEC, LIST, length(20));
    recorded.recorder.endTask(run, null);
    recorded.drain();
  }

  private void request(String method, String route, int status, Runnable doing) {
    Operation request = recorded.beginRequest(method, "/raw/4711");
    if (route != null) {
      recorded.recorder.route(route, 2);
    }
    doing.run();
    recorded.recorder.endRequest(request, status, null);
    recorded.drain();
    recorded.clock.advance(50 * MILLI);
  }

  private void work(long millis) {
    recorded.clock.advance(length(millis));
  }

  private long length(long millis) {
    return MILLI / 10 + (long) (millis * MILLI * -Math.log(1 - random.nextDouble()));
  }

  static List<String> linesOf(String text) {
    return text.lines().toList();
  }
}
