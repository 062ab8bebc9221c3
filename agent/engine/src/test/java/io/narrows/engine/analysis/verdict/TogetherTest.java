package io.narrows.engine.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.Repetition;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.recording.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TogetherTest {
  private static final long MILLI = 1_000_000;
  private static final long REQUESTS = 100;
  private static final Snapshot.Banded NO_BANDS = new Snapshot.Banded(List.of(), List.of());
  private static final Signature QUERY = new Signature(Kind.DB_EXEC, "SELECT 1", "db");
  private static final Signature OTHER = new Signature(Kind.DB_EXEC, "SELECT 2", "db");
  private static final Signature WAIT = new Signature(Kind.DB_ACQUIRE, "orders", "");
  private static final Signature PARSE = new Signature(Kind.CPU, "Offers.parse", "");
  private static final Signature PRICE = new Signature(Kind.CPU, "Offers.price", "");

  private final List<EndpointView> endpoints = new ArrayList<>();

  /** Requests of one second each, of which these are the parts in milliseconds; the rest is own. */
  private EndpointView endpoint(String name, Object... parts) {
    long[] byKind = new long[Kind.count()];
    byKind[Kind.APP.ordinal()] = 1_000;
    List<SignatureView> views = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 2) {
      long millis = ((Number) parts[i + 1]).longValue();
      Kind kind = parts[i] instanceof Signature of ? of.kind() : (Kind) parts[i];
      byKind[kind.ordinal()] += millis;
      byKind[Kind.APP.ordinal()] -= millis;
      if (parts[i] instanceof Signature of) {
        views.add(view(of, millis * MILLI));
      }
    }
    List<KindTime> times = new ArrayList<>();
    for (int kind = 0; kind < byKind.length; kind++) {
      times.add(new KindTime(Kind.of(kind), REQUESTS * byKind[kind] * MILLI));
    }
    long mean = 1_000 * MILLI;
    EndpointView view =
        new EndpointView(
            new Endpoint(Request.Root.SERVER, name),
            new Latency(REQUESTS, REQUESTS * mean, mean, mean, mean, mean, mean),
            0,
            times,
            0,
            0,
            views,
            List.of(),
            List.of(),
            SequenceView.NONE,
            10,
            null);
    endpoints.add(view);
    return view;
  }

  private static SignatureView view(Signature of, long nanos) {
    long all = REQUESTS * nanos;
    return new SignatureView(
        of,
        new Latency(REQUESTS, all, nanos, nanos, nanos, nanos, nanos),
        REQUESTS,
        all,
        all,
        0,
        1,
        List.of(REQUESTS, 0L, 0L, 0L, 0L, 0L, 0L),
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        new Repetition(0, 0, null, 0),
        0,
        null,
        NO_BANDS,
        NO_BANDS,
        0);
  }

  private static Draft draft(String type, EndpointView endpoint, long millis) {
    long nanos = REQUESTS * millis * MILLI;
    return new Draft(type, endpoint).costs(nanos, REQUESTS, Gain.atMost(nanos));
  }

  private Scene scene() {
    Latency none = new Latency(0, 0, 0, 0, 0, 0, 0);
    Snapshot.Losses losses = new Snapshot.Losses(0, 0, 0, 0, false);
    return new Scene(
        new Snapshot(60_000 * MILLI, none, 1, losses, endpoints, List.of(), List.of()), false);
  }

  private List<Finding> found(Draft... drafts) {
    List<Weighed> weighed = new ArrayList<>();
    for (Draft draft : drafts) {
      weighed.add(new Weighed(Gate.of(scene(), draft)));
    }
    return Folding.of(weighed);
  }

  private long millisOfRequest(Draft... drafts) {
    return Together.atMostNanos(found(drafts), scene()) / MILLI / REQUESTS;
  }

  @Test
  void whatSharesNothing_isAdded() {
    EndpointView slow = endpoint("GET /slow", QUERY, 500, OTHER, 200);
    EndpointView other = endpoint("GET /other", QUERY, 500);

    assertThat(
            millisOfRequest(
                draft("a", slow, 400).of(QUERY),
                draft("b", slow, 150).of(OTHER),
                draft("c", other, 300).of(QUERY)))
        .isEqualTo(850);
  }

  @Test
  void whatFollowsFromAnother_isLeftOut() {
    EndpointView slow = endpoint("GET /slow", QUERY, 500);
    EndpointView waiting = endpoint("GET /waiting", WAIT, 700);
    List<Finding> found =
        found(
            draft("pool_exhausted", waiting, 600)
                .of(WAIT)
                .waitsFor(100 * MILLI, Map.of(QUERY, 80 * MILLI)),
            draft("slow_query", slow, 400).of(QUERY));

    assertThat(found).hasSize(2);
    assertThat(Together.atMostNanos(found, scene())).isEqualTo(REQUESTS * 400 * MILLI);
  }

  @Test
  void wholeAndItsPart_saveNoMoreThanTheWhole() {
    EndpointView slow = endpoint("GET /slow", QUERY, 500, OTHER, 200);
    assertThat(
            millisOfRequest(
                draft("one", slow, 500).of(QUERY), draft("all", slow, 600).with(Kind.DB_EXEC)))
        .isEqualTo(700);
  }

  /** What rose since the baseline is also what the query takes. */
  @Test
  void regression_isNotSavedAgain() {
    EndpointView slow = endpoint("GET /slow", QUERY, 900);
    assertThat(
            millisOfRequest(
                draft("n_plus_one_query", slow, 880).of(QUERY),
                draft("regression", slow, 850).saves(REQUESTS * 850 * MILLI, Kind.DB_EXEC)))
        .isEqualTo(900);
  }

  @Test
  void codeAroundCalls_isSavedToo() {
    EndpointView slow = endpoint("GET /slow", QUERY, 500);
    assertThat(
            millisOfRequest(
                draft("n_plus_one_query", slow, 550).of(QUERY),
                draft("regression", slow, 300).saves(REQUESTS * 300 * MILLI, Kind.DB_EXEC)))
        .isEqualTo(550);
  }

  @Test
  void garbage_isCollectedOnce() {
    EndpointView slow = endpoint("GET /slow", Kind.CPU, 500, Kind.GC, 90, WAIT, 400);
    long garbage = REQUESTS * 90 * MILLI;
    assertThat(
            millisOfRequest(
                draft("hot_method", slow, 290).of(PARSE).saves(garbage, Kind.GC),
                draft("hot_method", slow, 190).of(PRICE).saves(garbage, Kind.GC),
                draft("gc_pauses", slow, 90).with(Kind.GC)))
        .isEqualTo(200 + 100 + 90);
  }

  @Test
  void methodsThatCompute_saveNoMoreThanIsComputed() {
    EndpointView slow =
        endpoint("GET /slow", Kind.CPU, 500, Kind.RUNQ, 100, Kind.OFFCPU_UNKNOWN, 50, WAIT, 350);
    assertThat(
            millisOfRequest(
                draft("hot_method", slow, 600).of(PARSE),
                draft("exception_storm", slow, 550).of(PRICE)))
        .isEqualTo(650);
  }

  @Test
  void gainOfSeveralEndpoints_isSavedWhereItIsLost() {
    EndpointView holder = endpoint("GET /holder", QUERY, 900);
    EndpointView one = endpoint("GET /one", WAIT, 600);
    EndpointView two = endpoint("GET /two", WAIT, 300, QUERY, 700);
    Draft held = draft("connection_held", holder, 900).of(WAIT).affects(List.of(one, two));

    assertThat(found(held).get(0).claims())
        .extracting(claim -> claim.endpoint().name() + " " + claim.highNanos() / REQUESTS / MILLI)
        .containsExactly("GET /one 600", "GET /two 300");
    assertThat(
            millisOfRequest(
                held,
                draft("n_plus_one_query", two, 700).of(QUERY),
                draft("load_scaling", one, 500).of(WAIT)))
        .isEqualTo(600 + 300 + 700);
  }

  @Test
  void endpointThatIsNotInTheReport_savesNothingOfItsTime() {
    EndpointView gone = endpoint("GET /gone", QUERY, 500);
    endpoints.clear();
    assertThat(millisOfRequest(draft("slow_query", gone, 400).of(QUERY))).isZero();
  }

  // Whatever is found

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverIsFound_noMoreIsSavedThanRequestsTook(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      endpoints.clear();
      for (int i = 0; i <= random.nextInt(3); i++) {
        endpoint(
            "GET /" + i,
            QUERY,
            random.nextInt(200),
            OTHER,
            random.nextInt(200),
            WAIT,
            random.nextInt(200),
            Kind.CPU,
            random.nextInt(200),
            Kind.GC,
            random.nextInt(200));
      }
      List<Finding> found = found(drafts(random));

      long together = Together.atMostNanos(found, scene());
      assertThat(together).isBetween(0L, scene().allNanos());
      for (EndpointView view : endpoints) {
        assertThat(Together.atMostNanos(found, only(view))).isBetween(0L, view.latency().sum());
      }
      assertThat(Together.atMostNanos(reversed(found), scene())).isEqualTo(together);
      for (Finding each : found) {
        assertThat(Together.atMostNanos(List.of(each), scene())).isLessThanOrEqualTo(together);
      }
    }
  }

  private static List<Finding> reversed(List<Finding> found) {
    List<Finding> reversed = new ArrayList<>(found);
    Collections.reverse(reversed);
    return reversed;
  }

  private Draft[] drafts(Random random) {
    Draft[] drafts = new Draft[1 + random.nextInt(6)];
    for (int i = 0; i < drafts.length; i++) {
      EndpointView at = endpoints.get(random.nextInt(endpoints.size()));
      Draft draft = draft("type_" + i, at, random.nextInt(1_500));
      switch (random.nextInt(6)) {
        case 0 -> draft.of(QUERY).with(OTHER);
        case 1 -> draft.with(Kind.DB_EXEC, Kind.DB_ACQUIRE);
        case 2 -> draft.of(WAIT).affects(endpoints);
        case 3 -> draft.of(PARSE).saves(REQUESTS * random.nextInt(300) * MILLI, Kind.GC);
        case 4 -> draft.saves(REQUESTS * random.nextInt(900) * MILLI, Kind.DB_EXEC);
        default -> draft.with(Kind.GC).affects(endpoints);
      }
      drafts[i] = draft;
    }
    return drafts;
  }

  private static Scene only(EndpointView view) {
    Latency none = new Latency(0, 0, 0, 0, 0, 0, 0);
    Snapshot.Losses losses = new Snapshot.Losses(0, 0, 0, 0, false);
    return new Scene(new Snapshot(1, none, 1, losses, List.of(view), List.of(), List.of()), false);
  }
}
