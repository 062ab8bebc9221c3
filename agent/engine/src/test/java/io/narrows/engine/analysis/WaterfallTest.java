package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Waterfall.Bar;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class WaterfallTest {
  private static final long MILLI = 1_000_000;
  private static final Database DB = new Database("h2", null, -1, "shop");
  private static final Query ORDERS = new Query("SELECT * FROM orders WHERE id = 7", DB);
  private static final Query ITEMS = new Query("SELECT * FROM items WHERE order_id = 7", DB);

  private final Recorded recorded = new Recorded();
  private final Gallery gallery =
      new Gallery(new Attribution(new SqlNames(), new CallSites(new Inventory().origins())));

  WaterfallTest() {
    recorded.onRequest(gallery::request);
  }

  private Waterfall drawn() {
    return Objects.requireNonNull(gallery.of(Endpoint.of(recorded.requests.get(0)), null));
  }

  private static Bar bar(Waterfall waterfall, String text) {
    List<Bar> found = waterfall.bars().stream().filter(it -> it.text().contains(text)).toList();
    assertThat(found).as(text).hasSize(1);
    return found.get(0);
  }

  private static long path(Waterfall waterfall) {
    return waterfall.bars().stream().mapToLong(Bar::pathNanos).sum();
  }

  @Test
  void repeats_areOneBarWithTheirCount() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.operation(Kind.DB_EXEC, ORDERS, 5 * MILLI);
    for (int i = 0; i < 41; i++) {
      recorded.operation(Kind.DB_EXEC, ITEMS, 2 * MILLI);
      recorded.clock.advance(MILLI);
    }
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();

    Waterfall waterfall = drawn();
    assertThat(waterfall.bars()).hasSize(3);
    Bar items = bar(waterfall, "items");
    assertThat(items.count()).isEqualTo(41);
    assertThat(items.text()).isEqualTo("SELECT * FROM items WHERE order_id = ?");
    assertThat(items.nanos()).isEqualTo(82 * MILLI);
    assertThat(items.fromNanos()).isEqualTo(5 * MILLI);
    assertThat(items.toNanos()).isEqualTo((5 + 41 * 3 - 1) * MILLI);
    assertThat(items.pathNanos()).isEqualTo(82 * MILLI);
    assertThat(path(waterfall)).isEqualTo(waterfall.durationNanos());
  }

  @Test
  void workThatNobodyWaitsFor_isNotOnTheCriticalPath() {
    Executor executor = Runnable::run;
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = new Object()::hashCode;
    recorded.recorder.submitted(executor, task, 0);
    recorded.on(1);
    Operation run = recorded.run(task);
    recorded.operation(Kind.DB_EXEC, ITEMS, 7 * MILLI);
    recorded.recorder.endTask(run, null);
    recorded.on(0);
    recorded.operation(Kind.DB_EXEC, ORDERS, 5 * MILLI);
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();

    Waterfall waterfall = drawn();
    assertThat(bar(waterfall, "items").isOnPath()).isFalse();
    assertThat(bar(waterfall, "items").depth()).isEqualTo(2);
    assertThat(bar(waterfall, "orders").pathNanos()).isEqualTo(5 * MILLI);
    assertThat(path(waterfall)).isEqualTo(waterfall.durationNanos());
  }

  @Test
  void manyDifferentThings_areCutAndCounted() {
    Operation request = recorded.beginRequest("GET", "/");
    for (int i = 0; i < 100; i++) {
      recorded.operation(Kind.CACHE, "cache " + i, MILLI);
    }
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(drawn().bars()).hasSize(WaterfallMaker.BARS);
    assertThat(drawn().hidden()).isEqualTo(101 - WaterfallMaker.BARS);
  }

  @Test
  void gallery_leavesOutTheExtremesAndKeepsWhatShowsTheFinding() {
    visit(4_000 * MILLI, ORDERS);
    visit(60_000 * MILLI, ITEMS);
    for (int i = 0; i < 20; i++) {
      visit(6_000 * MILLI, ITEMS);
    }

    Endpoint endpoint = Endpoint.of(recorded.requests.get(0));
    Signature items =
        new Signature(Kind.DB_EXEC, "SELECT * FROM items WHERE order_id = ?", "h2 shop");
    Waterfall shown = Objects.requireNonNull(gallery.of(endpoint, items));
    assertThat(shown.durationNanos()).isEqualTo(6_000 * MILLI);
    assertThat(shown.shows(items)).isTrue();
  }

  private void visit(long nanos, Query query) {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.operation(Kind.DB_EXEC, query, nanos);
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }
}
