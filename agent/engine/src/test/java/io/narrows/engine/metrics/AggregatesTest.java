package io.narrows.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Remote;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private final Aggregates aggregates =
      new Aggregates(Layout.standard(), Methods.standard(), Rig.NAMES, new OwnThreads());
  private final Rig rig = new Rig(64, 1).sink(aggregates);

  @Test
  void request_isCountedByMethodRouteAndStatus() {
    request("GET", "/orders/{id}", 200, 12);
    request("GET", "/orders/{id}", 200, 30);
    request("GET", "/orders/{id}", 404, 1);

    assertThat(counts(aggregates.server()))
        .containsOnly(
            Map.entry(new ServerKey("GET", "http", "HTTP/1.1", "/orders/{id}", 200, null), 2L),
            Map.entry(new ServerKey("GET", "http", "HTTP/1.1", "/orders/{id}", 404, null), 1L));
  }

  @Test
  void request_ofServerErrorHasItsStatusAsErrorType() {
    request("GET", "/orders", 503, 1);

    assertThat(counts(aggregates.server()))
        .containsOnlyKeys(new ServerKey("GET", "http", "HTTP/1.1", "/orders", 503, "503"));
  }

  @Test
  void request_withoutRouteHasNone() {
    rig.end(rig.begin("GET", "/wp-admin.php"), 404);
    rig.drain();

    assertThat(counts(aggregates.server()))
        .containsOnlyKeys(new ServerKey("GET", "http", "HTTP/1.1", null, 404, null));
  }

  @Test
  void method_unknownIsOther() {
    request("BREW", "/coffee", 418, 1);

    assertThat(counts(aggregates.server()))
        .containsOnlyKeys(new ServerKey("_OTHER", "http", "HTTP/1.1", "/coffee", 418, null));
  }

  @Test
  void duration_fallsIntoTheBucketWhoseBoundIncludesIt() {
    request("GET", "/a", 200, 5);
    request("GET", "/a", 200, 6);

    read();
    aggregates
        .server()
        .forEach(
            (key, histogram) -> {
              assertThat(histogram.counts()).startsWith(1, 1, 0);
              assertThat(histogram.sum()).isEqualTo(11_000_000);
            });
  }

  @Test
  void layout_addsThresholdsInOrder() {
    Layout layout = Layout.withThresholds(List.of(0.3, 0.25), List.of(0.3), List.of(0.02));

    assertThat(layout.client().bounds()).hasSize(15).contains(0.3);
    assertThat(layout.database().bounds()).startsWith(0.001, 0.005, 0.01, 0.02, 0.05);
    assertThat(layout.server().bounds())
        .containsExactly(
            0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.3, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
  }

  @Test
  void query_isCountedBySummaryAndError() {
    Operation request = rig.begin("GET", "/orders");
    rig.query("select orders", 3);
    rig.query("select orders", 3);
    rig.query("select orders", 3, new SQLException("no"));
    rig.end(request, 200);
    rig.drain();

    assertThat(counts(aggregates.database()))
        .containsOnly(
            Map.entry(new DbKey(Rig.ORDERS_DB, "select orders", null, null), 2L),
            Map.entry(
                new DbKey(Rig.ORDERS_DB, "select orders", null, "java.sql.SQLException"), 1L));
  }

  @Test
  void executionsOfOneQuery_areCountedByTheirErrors() {
    Query query = new Query("select orders", Rig.ORDERS_DB);
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.DB_EXEC, query, 1, 1, null);
    rig.operation(Kind.DB_EXEC, query, 1, -1, new SQLException("no"));
    rig.operation(Kind.DB_EXEC, query, 1, 1, null);
    rig.end(request, 200);
    rig.drain();

    assertThat(counts(aggregates.database()))
        .containsOnly(
            Map.entry(new DbKey(Rig.ORDERS_DB, "select orders", null, null), 2L),
            Map.entry(
                new DbKey(Rig.ORDERS_DB, "select orders", null, "java.sql.SQLException"), 1L));
  }

  @Test
  void commit_isAnOperationWithoutSummary() {
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.DB_COMMIT, Rig.ORDERS_DB, 2, -1, null);
    rig.end(request, 200);
    rig.drain();

    assertThat(counts(aggregates.database()))
        .containsOnlyKeys(new DbKey(Rig.ORDERS_DB, null, "COMMIT", null));
  }

  @Test
  void query_outsideOfRequestsIsCounted() {
    rig.query("select config", 3);
    rig.drain();

    assertThat(counts(aggregates.database()))
        .containsOnly(Map.entry(new DbKey(Rig.ORDERS_DB, "select config", null, null), 1L));
    assertThat(counts(aggregates.server())).isEmpty();
  }

  @Test
  void call_isCountedByTargetAndStatus() {
    Remote remote = new Remote("GET", "http", "stock.internal", 80);
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.HTTP_WAIT, remote, 20, 200, null);
    rig.operation(Kind.HTTP_WAIT, remote, 20, 500, null);
    rig.operation(Kind.HTTP_WAIT, remote, 20, -1, new java.net.ConnectException("refused"));
    rig.end(request, 200);
    rig.drain();

    assertThat(counts(aggregates.client()))
        .containsOnly(
            Map.entry(new ClientKey("GET", remote, 200, null), 1L),
            Map.entry(new ClientKey("GET", remote, 500, "500"), 1L),
            Map.entry(new ClientKey("GET", remote, -1, "java.net.ConnectException"), 1L));
  }

  @Test
  void segments_addUpToTheDurationOfTheRequests() {
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.route("/orders", 2);
    rig.pass(1);
    rig.operation(Kind.DB_ACQUIRE, null, 4, -1, null);
    rig.query("select orders", 10);
    rig.operation(Kind.DB_FETCH, null, 6, 3, null);
    rig.pass(2);
    rig.end(request, 200);
    rig.drain();

    read();
    long[] nanos = aggregates.segments().get("/orders");
    Map<String, Long> millis = new LinkedHashMap<>();
    for (Segment segment : Segment.values()) {
      if (nanos[segment.ordinal()] > 0) {
        millis.put(segment.label(), nanos[segment.ordinal()] / 1_000_000);
      }
    }
    assertThat(millis)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("db", 10L, "db_fetch", 6L, "pool_wait", 4L, "app", 3L));
    assertThat(Arrays.stream(nanos).sum()).isEqualTo(23_000_000);
  }

  @Test
  void dbCalls_areCountedPerRequest() {
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.route("/orders", 2);
    for (int i = 0; i < 21; i++) {
      rig.query("select item", 1);
    }
    rig.end(request, 200);
    request("GET", "/orders", 200, 1);

    read();
    aggregates
        .dbCalls()
        .forEach(
            (route, histogram) -> {
              assertThat(route).isEqualTo("/orders");
              assertThat(histogram.counts()).containsExactly(1, 0, 0, 0, 0, 0, 1, 0, 0, 0);
            });
  }

  @Test
  void routes_beyondTheLimitAreOneButEachIsCounted() {
    for (int i = 0; i < 700; i++) {
      request("GET", "/made/up/" + i, 200, 1);
    }

    Map<ServerKey, Long> counts = counts(aggregates.server());
    assertThat(counts).hasSize(501);
    assertThat(counts)
        .containsEntry(new ServerKey("GET", "http", "HTTP/1.1", "other", 200, null), 200L);
  }

  @Test
  void summaries_beyondTheLimitAreOneButEachIsCounted() {
    Operation request = rig.begin("GET", "/orders");
    for (int i = 0; i < 1300; i++) {
      rig.operation(Kind.DB_EXEC, new Query("select t" + i, Rig.ORDERS_DB), 1, -1, null);
    }
    rig.end(request, 200);
    rig.drain();

    Map<DbKey, Long> counts = counts(aggregates.database());
    assertThat(counts).hasSize(1001);
    assertThat(counts).containsEntry(new DbKey(Rig.ORDERS_DB, "other", null, null), 300L);
  }

  private void request(String method, String route, int status, long millis) {
    Operation request = rig.begin(method, "/path");
    rig.recorder.route(route, 2);
    rig.pass(millis);
    rig.end(request, status);
    rig.drain();
  }

  private void read() {
    aggregates.read(all -> {});
  }

  private <K> Map<K, Long> counts(Series<K> series) {
    read();
    Map<K, Long> counts = new HashMap<>();
    series.forEach((key, histogram) -> counts.put(key, histogram.count()));
    return counts;
  }
}
