package io.narrows.engine.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.recording.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final long MILLI = 1_000_000;
  private static final long REQUESTS = 100;
  private static final Signature CALL = new Signature(Kind.HTTP_WAIT, "GET /stock", "stock:80");
  private static final Signature QUERY = new Signature(Kind.DB_EXEC, "SELECT 1", "db");
  private static final Signature WAIT = new Signature(Kind.DB_ACQUIRE, "orders", "");

  private final EndpointView slow = endpoint("GET /slow");
  private final EndpointView waiting = endpoint("GET /waiting");

  private record Saying(List<Draft> drafts) implements Rule {
    @Override
    public String type() {
      return "saying";
    }

    @Override
    public void look(Scene scene, Consumer<Draft> found) {
      drafts.forEach(found);
    }
  }

  private static EndpointView endpoint(String name) {
    long mean = 200 * MILLI;
    return new EndpointView(
        new Endpoint(Request.Root.SERVER, name),
        new Latency(REQUESTS, REQUESTS * mean, mean, mean, mean, mean, mean),
        0,
        List.of(),
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        new SequenceView(0, 0, List.of()),
        0,
        null);
  }

  private static Draft draft(String type, EndpointView endpoint, Signature about, long millis) {
    long nanos = REQUESTS * millis * MILLI;
    return new Draft(type, endpoint).of(about).costs(nanos, REQUESTS, new Gain(nanos / 2, nanos));
  }

  private List<Finding> judge(Draft... drafts) {
    Latency none = new Latency(0, 0, 0, 0, 0, 0, 0);
    Snapshot.Losses losses = new Snapshot.Losses(0, 0, 0, 0, false);
    Snapshot snapshot =
        new Snapshot(60_000 * MILLI, none, 1, losses, List.of(slow, waiting), List.of(), List.of());
    return new Judge(List.of(new Saying(List.of(drafts)))).judge(new Scene(snapshot, false));
  }

  private Draft symptom(long busyMillis, Map<Signature, Long> with) {
    return draft("pool_exhausted", waiting, WAIT, 150).waitsFor(busyMillis * MILLI, with);
  }

  @Test
  void wait_followsFromWhatHalfOfTheBusyTimeIs() {
    List<Finding> found =
        judge(
            symptom(100, Map.of(QUERY, 50 * MILLI, CALL, 49 * MILLI)),
            draft("slow_dependency", slow, CALL, 60),
            draft("slow_query", slow, QUERY, 40));

    assertThat(found)
        .extracting(Finding::type)
        .containsExactly("slow_query", "pool_exhausted", "slow_dependency");
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
    assertThat(found.get(0).effects()).containsExactly(found.get(1).id());
    assertThat(found.get(2).cause()).isNull();
  }

  @Test
  void wait_ofWhichNothingIsHalf_standsAlone() {
    List<Finding> found =
        judge(
            symptom(100, Map.of(QUERY, 49 * MILLI, CALL, 49 * MILLI)),
            draft("slow_dependency", slow, CALL, 60),
            draft("slow_query", slow, QUERY, 40));
    assertThat(found).extracting(Finding::cause).containsOnlyNulls();
  }

  @Test
  void causes_areFollowedAndNeverGoRound() {
    Signature threads = new Signature(Kind.QUEUE, "http", "");
    Draft first =
        draft("request_threads_saturated", slow, threads, 100)
            .waitsFor(100 * MILLI, Map.of(WAIT, 90 * MILLI));
    List<Finding> found =
        judge(first, symptom(100, Map.of(QUERY, 60 * MILLI)), draft("slow_query", slow, QUERY, 40));
    assertThat(found)
        .extracting(Finding::type)
        .containsExactly("slow_query", "pool_exhausted", "request_threads_saturated");

    Draft round = symptom(100, Map.of(threads, 90 * MILLI));
    List<Finding> both = judge(first, round);
    assertThat(both).hasSize(2);
    assertThat(both.stream().filter(finding -> finding.cause() == null)).hasSize(1);
  }

  @Test
  void cause_explainsTheTypesThatItNamesWhereItIsFelt() {
    Draft saturated =
        draft("cpu_saturation", slow, new Signature(Kind.RUNQ, "host", ""), 50)
            .affects(List.of(slow, waiting))
            .explains("hot_method");
    Draft method = draft("hot_method", waiting, new Signature(Kind.CPU, "parse", ""), 150);
    List<Finding> found = judge(method, saturated);

    assertThat(found).extracting(Finding::type).containsExactly("cpu_saturation", "hot_method");
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
    assertThat(found.get(0).shareOfEndpoint()).isEqualTo(50.0 / 400);
  }
}
