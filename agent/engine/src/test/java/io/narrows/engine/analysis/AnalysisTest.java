package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000_000_000L;

  private final Load load = new Load();

  @Test
  void nothing_isSaidToBeNothing() {
    assertThat(load.analysis.hasData()).isFalse();
    Snapshot snapshot = load.snapshot();
    assertThat(snapshot.endpoints()).isEmpty();
    assertThat(snapshot.server().count()).isZero();
    assertThat(snapshot.coverage()).isNaN();
    assertThat(snapshot.losses().isNothing()).isTrue();
  }

  @Test
  void endpoint_hasItsTimeByKindAndSignature() {
    for (int i = 0; i < 10; i++) {
      load.request(
          "GET",
          "/orders",
          0,
          none -> {
            load.recorded.clock.advance(5 * MILLI);
            for (int n = 0; n < 4; n++) {
              load.query("SELECT items", 2 * MILLI);
            }
          });
    }
    EndpointView view = Load.endpoint(load.snapshot(), "GET /orders");

    assertThat(view.latency().count()).isEqualTo(10);
    assertThat(view.latency().max()).isEqualTo(13 * MILLI);
    assertThat(view.time())
        .extracting(Snapshot.KindTime::kind, Snapshot.KindTime::nanos)
        .containsExactly(tuple(Kind.APP, 50 * MILLI), tuple(Kind.DB_EXEC, 80 * MILLI));
    assertThat(view.queries()).isEqualTo(40);
    assertThat(view.maxQueries()).isEqualTo(4);
    SignatureView query = view.signatures().get(0);
    assertThat(query.signature().text()).isEqualTo("SELECT items");
    assertThat(query.executions()).isEqualTo(40);
    assertThat(query.requests()).isEqualTo(10);
    assertThat(query.maxRepeats()).isEqualTo(4);
    assertThat(query.perRequest()).containsExactly(0L, 10L, 0L, 0L, 0L, 0L, 0L);
    assertThat(query.repeatSavableNanos()).isEqualTo(10 * 6 * MILLI);
    assertThat(query.pathNanos()).isEqualTo(80 * MILLI);
    assertThat(query.floorNanos()).isEqualTo(2 * MILLI);
    assertThat(load.snapshot().coverage()).isEqualTo(80.0 / 130);
  }

  @Test
  void repetitions_haveTheCodeAroundThemUpToTheirOwnLength() {
    load.request(
        "GET",
        "/orders",
        0,
        none -> {
          load.recorded.clock.advance(50 * MILLI);
          load.query("SELECT item", 4 * MILLI);
          load.recorded.operation(Kind.DB_FETCH, new Query("SELECT item", null), MILLI);
          load.recorded.clock.advance(MILLI);
          load.query("SELECT item", 3 * MILLI);
          load.query("SELECT price", 2 * MILLI);
          load.recorded.clock.advance(30 * MILLI);
          load.query("SELECT item", 5 * MILLI);
        });
    SignatureView item = Load.endpoint(load.snapshot(), "GET /orders").signatures().get(0);

    assertThat(item.signature().text()).isEqualTo("SELECT item");
    // All but the shortest; reading and a millisecond before the second, and of thirty five.
    assertThat(item.repeatSavableNanos()).isEqualTo(9 * MILLI);
    assertThat(item.repetition().aroundNanos()).isEqualTo(7 * MILLI);
  }

  @Test
  void requestWithoutARoute_isNotNamedByItsPath() {
    Operation request = load.recorded.beginRequest("GET", "/secret/4711");
    load.recorded.recorder.endRequest(request, 200, null);
    load.recorded.drain();

    assertThat(load.snapshot().endpoints().get(0).endpoint().name()).isEqualTo("GET (unmatched)");
  }

  @Test
  void methodThatIsNotKnown_isNotNamed() {
    load.request("ATTACK4711", "/orders", MILLI, load.recorded.clock::advance);

    assertThat(load.snapshot().endpoints().get(0).endpoint().name()).isEqualTo("_OTHER /orders");
  }

  @Test
  void workOutsideRequests_isNotCountedAsRequests() {
    load.query("SELECT 1", MILLI);
    load.recorded.drain();
    Snapshot snapshot = load.snapshot();

    assertThat(snapshot.server().count()).isZero();
    assertThat(snapshot.endpoints()).hasSize(1);
    assertThat(snapshot.endpoints().get(0).endpoint()).isEqualTo(Endpoint.OUTSIDE);
    assertThat(load.analysis.hasData()).isTrue();
  }

  @Test
  void bodies_areOfTheirEndpointAsFarAsTheyAreKnown() {
    body(2_000_000, 100);
    body(4_000_000, 0);
    body(-1, -1);
    Operation chunks = load.recorded.beginRequest("GET", "/");
    load.recorded.recorder.measured(chunks, 0, -1);
    load.recorded.recorder.sent(chunks, 1_000);
    load.recorded.recorder.sent(chunks, 2_000);
    load.recorded.recorder.endRequest(chunks, 200, null);
    load.recorded.recorder.sent(chunks, 5_000);
    load.recorded.drain();

    Bodies.View bodies = load.snapshot().endpoints().get(0).bodies();
    assertThat(bodies.sent().count()).isEqualTo(3);
    assertThat(bodies.sent().sum()).isEqualTo(6_003_000);
    assertThat(bodies.sent().max()).isEqualTo(4_000_000);
    assertThat(bodies.received().sum()).isEqualTo(100);
  }

  private void body(long sent, long received) {
    Operation request = load.recorded.beginRequest("GET", "/");
    load.recorded.recorder.measured(request, sent, received);
    load.recorded.recorder.endRequest(request, 200, null);
  }

  @Test
  void failures_areCounted() {
    Operation request = load.recorded.beginRequest("GET", "/");
    load.recorded.recorder.endRequest(request, 503, null);
    Operation thrown = load.recorded.beginRequest("GET", "/");
    load.recorded.recorder.endRequest(thrown, -1, new IllegalStateException());
    Operation missing = load.recorded.beginRequest("GET", "/");
    load.recorded.recorder.endRequest(missing, 404, null);
    load.recorded.drain();

    assertThat(load.snapshot().endpoints().get(0).errors()).isEqualTo(2);
  }

  @Test
  void windows_addUpToTheWholeRun() {
    Load atOnce = new Load();
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      long nanos = MILLI + random.nextInt(50_000_000);
      String route = "/r" + random.nextInt(5);
      load.request(route, nanos);
      atOnce.request(route, nanos);
      load.pass(MINUTE / 500);
      atOnce.recorded.clock.advance(MINUTE / 500);
    }
    Snapshot inWindows = load.snapshot(Analysis.Stretch.WHOLE);

    // What is usual is learnt from window to window, so the bands are others.
    assertThat(inWindows)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*[bB]ands.*", ".*requestsByBand.*")
        .isEqualTo(atOnce.snapshot(Analysis.Stretch.WHOLE));
    assertThat(inWindows.server().count()).isEqualTo(3_000);
  }

  @Test
  void recent_isTheLastTenMinutes() {
    load.request("/old", MILLI);
    for (int minute = 0; minute < 30; minute++) {
      load.request("/new", MILLI);
      load.pass(MINUTE);
    }
    Snapshot recent = load.snapshot();

    assertThat(recent.endpoints()).hasSize(1);
    assertThat(recent.server().count()).isEqualTo(10);
    assertThat(recent.nanos()).isBetween(10 * MINUTE, 10 * MINUTE + 20 * MILLI);
    assertThat(load.snapshot(Analysis.Stretch.WHOLE).server().count()).isEqualTo(31);
  }

  @Test
  void orderOfRequests_doesNotMatter() {
    List<Integer> millis = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      millis.add(i);
    }
    millis.forEach(i -> load.request("/r" + i % 7, i * MILLI));
    Load shuffled = new Load();
    Collections.shuffle(millis, new Random(1));
    millis.forEach(i -> shuffled.request("/r" + i % 7, i * MILLI));

    assertThat(shuffled.snapshot()).isEqualTo(load.snapshot());
  }

  @Test
  void twiceTheRequests_areTwiceTheTime() {
    Load twice = new Load();
    for (int i = 0; i < 100; i++) {
      load.request("/r", i * MILLI);
      twice.request("/r", i * MILLI);
      twice.request("/r", i * MILLI);
    }
    EndpointView one = Load.endpoint(load.snapshot(), "GET /r");
    EndpointView two = Load.endpoint(twice.snapshot(), "GET /r");

    assertThat(two.latency().sum()).isEqualTo(2 * one.latency().sum());
    assertThat(two.time().get(0).nanos()).isEqualTo(2 * one.time().get(0).nanos());
    assertThat(two.latency().p50()).isEqualTo(one.latency().p50());
  }

  @Test
  void examples_areTheLongestOfTheKeptTraces() {
    Load load = new Load(request -> request.durationNanos() != 9);
    for (int nanos = 1; nanos <= 9; nanos++) {
      long taken = nanos;
      load.request("GET", "/r", 0, none -> load.query("SELECT 1", taken));
    }
    EndpointView view = Load.endpoint(load.snapshot(), "GET /r");

    assertThat(view.slow()).extracting(Exemplar::durationNanos).containsExactly(8L, 7L);
    assertThat(view.slow().get(0).traceId()).matches("[0-9a-f]{32}");
    assertThat(view.signatures().get(0).exemplars())
        .extracting(Exemplar::durationNanos)
        .containsExactly(8L, 7L, 6L);
  }

  @Test
  void bands_comeFromTheFirstRequestsAndThenFromTheWindowBefore() {
    Usual usual = new Usual();
    Endpoint endpoint = new Endpoint(Request.Root.SERVER, "GET /r");
    assertThat(usual.band(endpoint, MILLI)).isEqualTo(Bands.UNKNOWN);

    LogHistogram histogram = LogHistogram.ofRequests();
    for (int i = 1; i <= 1_000; i++) {
      histogram.add(i * MILLI);
    }
    Bands bands = Bands.of(histogram);
    assertThat(bands.band(100 * MILLI)).isZero();
    assertThat(bands.band(500 * MILLI)).isEqualTo(Bands.TYPICAL);
    assertThat(bands.band(850 * MILLI)).isEqualTo(2);
    assertThat(bands.band(970 * MILLI)).isEqualTo(3);
    assertThat(bands.band(1_100 * MILLI)).isEqualTo(Bands.SLOW);
  }

  @Test
  void requestsOverTheirObjective_sayWhatWouldHaveRescuedThem() {
    Objectives promised = endpoint -> new Objectives.Objective(90 * MILLI, 0.99);
    Analysis watching =
        new Analysis(
            load.attribution,
            load.recorded.recording,
            load.recorded.resources,
            promised,
            0,
            MINUTE);
    load.recorded.onRequest(watching::request);
    for (int slow = 0; slow < 30; slow++) {
      int repeats = slow < 10 ? 1 : 20;
      load.request(
          "GET",
          "/orders",
          0,
          none -> {
            load.query("SELECT slow", 50 * MILLI);
            for (int n = 0; n < repeats; n++) {
              load.query("SELECT items", 3 * MILLI);
            }
          });
    }
    EndpointView view =
        Load.endpoint(watching.snapshot(Analysis.Stretch.WHOLE, MINUTE), "GET /orders");

    assertThat(view.promise()).isEqualTo(new Snapshot.Promise(90 * MILLI, 0.99, 20));
    // 110 ms are 20 too many: 19 round trips of 3 ms save them, a quarter of 50 ms does not.
    assertThat(view.signatures())
        .extracting(each -> each.signature().text(), SignatureView::rescued)
        .containsExactlyInAnyOrder(tuple("SELECT items", 20L), tuple("SELECT slow", 0L));
  }

  @Test
  void loopOfStatements_isCountedInTheEndpoint() {
    for (int i = 0; i < 3; i++) {
      load.request(
          "POST",
          "/orders",
          0,
          none -> {
            for (int n = 0; n < 6; n++) {
              load.query("SELECT price FROM item WHERE id = ?", MILLI);
              load.query("UPDATE stock SET left = left - 1 WHERE item = ?", MILLI);
            }
          });
    }
    LoopView loop = Load.endpoint(load.snapshot(), "POST /orders").loops().get(0);
    assertThat(loop.members()).hasSize(2);
    assertThat(loop.requests()).isEqualTo(3);
    assertThat(loop.times()).isEqualTo(18);
  }

  @Test
  void textWithoutPlaceholders_isItsOwnValue() {
    load.request(
        "GET",
        "/config",
        0,
        none -> {
          load.query("SELECT value FROM config", 2 * MILLI);
          load.query("SELECT value FROM config", 2 * MILLI);
          load.query("UPDATE other SET a = 1", MILLI);
          load.query("SELECT value FROM config", 2 * MILLI);
          load.query("UPDATE config SET a = 1", MILLI);
          load.query("SELECT value FROM config", 2 * MILLI);
        });
    SignatureView view =
        Load.endpoint(load.snapshot(), "GET /config").signatures().stream()
            .filter(each -> each.signature().text().startsWith("SELECT"))
            .findFirst()
            .orElseThrow();
    // Two repeat the first; what follows the update of the same table is a new question.
    assertThat(view.statement().binds())
        .isEqualTo(new StatementView.BindView(4, 1, 1, 2, 4 * MILLI, 3));
  }

  @Test
  void longQueriesInTurn_areCountedWhereTheyWouldSaveEnough() {
    load.request(
        "GET",
        "/page",
        0,
        none -> {
          load.query("SELECT a FROM a", 120 * MILLI);
          load.query("SELECT b FROM b", 110 * MILLI);
          load.query("SELECT c FROM c", 10 * MILLI);
        });
    assertThat(Load.endpoint(load.snapshot(), "GET /page").reads().savableNanos())
        .isEqualTo(110 * MILLI);
  }
}
