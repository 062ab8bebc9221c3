package io.narrows.engine.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.Promise;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final long MILLI = 1_000_000;
  private static final long REQUESTS = 100;
  private static final Signature SELECT = new Signature(Kind.DB_EXEC, "SELECT 1", "");

  /** A rule that says what it is told to. */
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

  private static EndpointView endpoint(String name, double millisEach) {
    long mean = Math.round(millisEach * MILLI);
    Latency latency = new Latency(REQUESTS, REQUESTS * mean, mean, mean, mean, mean, mean);
    return new EndpointView(
        new Endpoint(Request.Root.SERVER, name),
        latency,
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

  private static Scene scene(EndpointView... endpoints) {
    Latency none = new Latency(0, 0, 0, 0, 0, 0, 0);
    Snapshot.Losses losses = new Snapshot.Losses(0, 0, 0, 0, false);
    return new Scene(
        new Snapshot(60_000_000_000L, none, 1, losses, List.of(endpoints), List.of(), List.of()),
        false);
  }

  private static Draft draft(EndpointView endpoint, double millis, Gain gain) {
    return new Draft("saying", endpoint)
        .title(endpoint.endpoint().name())
        .costs(Math.round(REQUESTS * millis * MILLI), REQUESTS, gain);
  }

  private static Gain sure(double millis) {
    long nanos = Math.round(REQUESTS * millis * MILLI);
    return new Gain(nanos, nanos);
  }

  private static List<Finding> judge(Scene scene, Draft... drafts) {
    return new Judge(List.of(new Saying(List.of(drafts)))).judge(scene);
  }

  @Test
  void severity_isTheShareOfAllRequestTime() {
    EndpointView small = endpoint("small", 60);
    EndpointView middle = endpoint("middle", 300);
    EndpointView large = endpoint("large", 9_640);
    List<Finding> found =
        judge(
            scene(small, middle, large),
            draft(small, 50, sure(50)),
            draft(middle, 200, sure(200)),
            draft(large, 1_000, sure(1_000)));

    assertThat(found)
        .extracting(Finding::severity)
        .containsExactly(Severity.MAJOR, Severity.MINOR, Severity.INFO);
    assertThat(found.get(0).impact()).isEqualTo(0.1);
  }

  @Test
  void whatIsNotSure_countsAQuarter() {
    EndpointView endpoint = endpoint("GET /", 1_000);
    Finding unsure =
        judge(scene(endpoint), draft(endpoint, 400, Gain.atMost(sure(400).highNanos()))).get(0);

    assertThat(unsure.impact()).isEqualTo(0.1);
    assertThat(unsure.secondsPerSecond()).isEqualTo(100 * 0.1 / 60);
  }

  @Test
  void smallShareOrSmallGain_isNotSaid() {
    EndpointView endpoint = endpoint("GET /", 1_000);
    assertThat(judge(scene(endpoint), draft(endpoint, 99, sure(99)))).isEmpty();
    assertThat(judge(scene(endpoint), draft(endpoint, 500, sure(49)))).isEmpty();
    EndpointView quick = endpoint("GET /quick", 6);
    assertThat(judge(scene(quick), draft(quick, 5, sure(4)))).isEmpty();
  }

  @Test
  void order_isTheSameWhateverTheRulesSayFirst() {
    List<EndpointView> endpoints = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      EndpointView endpoint = endpoint("GET /" + i, 100);
      endpoints.add(endpoint);
      drafts.add(draft(endpoint, 50, sure(40 + i % 3)));
    }
    Scene scene = scene(endpoints.toArray(new EndpointView[0]));
    List<Finding> found = new Judge(List.of(new Saying(drafts))).judge(scene);
    List<Draft> shuffled = new ArrayList<>(drafts);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(new Judge(List.of(new Saying(shuffled))).judge(scene)).isEqualTo(found);
    assertThat(found).hasSize(20);
    assertThat(found.get(0).impact()).isGreaterThanOrEqualTo(found.get(19).impact());
  }

  @Test
  void id_isOfTheMethodAndNotOfTheLine() {
    EndpointView endpoint = endpoint("GET /", 100);
    String before = judge(scene(endpoint), at(endpoint, "load", 57)).get(0).id();
    String edited = judge(scene(endpoint), at(endpoint, "load", 63)).get(0).id();
    String elsewhere = judge(scene(endpoint), at(endpoint, "list", 57)).get(0).id();

    assertThat(edited).isEqualTo(before);
    assertThat(elsewhere).isNotEqualTo(before);
  }

  private static Draft at(EndpointView endpoint, String method, int line) {
    Sites sites = new Sites();
    sites.add(new CallSite(1, "com.example.Service", method, "Service.java", line, null));
    return draft(endpoint, 50, sure(50)).of(SELECT, sites.seen(), List.of());
  }

  @Test
  void hint_isNeverMoreThanInfo() {
    EndpointView endpoint = endpoint("GET /", 100);
    assertThat(judge(scene(endpoint), draft(endpoint, 90, sure(90)).hint()).get(0).severity())
        .isEqualTo(Severity.INFO);
  }

  // Objectives, warm-up, tails

  private static EndpointView promised(long broken, double millisEach) {
    EndpointView plain = endpoint("GET /", millisEach);
    return endpoint(plain, REQUESTS, 0, new Promise(300 * MILLI, 0.99, broken));
  }

  private static EndpointView endpoint(
      EndpointView like, long count, long ageMinutes, Promise promise) {
    Latency latency = like.latency();
    return new EndpointView(
        like.endpoint(),
        new Latency(
            count,
            count * latency.mean(),
            latency.mean(),
            latency.mean(),
            latency.mean(),
            latency.mean(),
            latency.mean()),
        0,
        like.time(),
        0,
        0,
        like.signatures(),
        List.of(),
        like.requestsByBand(),
        like.sequence(),
        ageMinutes,
        promise);
  }

  @Test
  void aQuarterOfAnEndpointThatBreaksItsPromise_isCritical() {
    EndpointView broken = promised(5, 400);
    EndpointView kept = promised(1, 400);
    assertThat(judge(scene(broken), draft(broken, 100, sure(30))).get(0).severity())
        .isEqualTo(Severity.CRITICAL);
    assertThat(judge(scene(broken), draft(broken, 99, sure(30))).get(0).severity())
        .isEqualTo(Severity.MAJOR);
    assertThat(judge(scene(kept), draft(kept, 100, sure(30))).get(0).severity())
        .isEqualTo(Severity.MAJOR);
  }

  @Test
  void promiseThatIsKept_isNoMatter_whereNothingIsSureToBeSaved() {
    EndpointView kept = promised(1, 400);
    EndpointView broken = promised(5, 400);
    Gain unsure = new Gain(0, sure(300).highNanos());

    assertThat(judge(scene(kept), draft(kept, 100, unsure)).get(0).severity())
        .isEqualTo(Severity.INFO);
    assertThat(judge(scene(broken), draft(broken, 100, unsure)).get(0).severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void coldEndpoint_saysNothingUntilItIsWarm() {
    EndpointView plain = endpoint("GET /", 100);
    EndpointView cold = endpoint(plain, 99, 0, null);
    EndpointView old = endpoint(plain, 99, 1, null);
    EndpointView used = endpoint(plain, 100, 0, null);

    assertThat(judge(scene(cold), draft(cold, 50, sure(50)))).isEmpty();
    assertThat(judge(scene(old), draft(old, 50, sure(50)))).hasSize(1);
    assertThat(judge(scene(used), draft(used, 50, sure(50)))).hasSize(1);
    Scene developing = new Scene(scene(cold).snapshot(), true);
    assertThat(judge(developing, draft(cold, 50, sure(50)))).hasSize(1);
  }

  @Test
  void whatOnlyTheSlowestRequestsDo_isATailFinding() {
    EndpointView tail = Tails.endpoint(10_000, 40, 10, 600, 200);
    Draft draft =
        new Draft("saying", tail)
            .of(Tails.QUERY)
            .costs(40 * 200 * MILLI, 10_000, new Gain(40 * 150 * MILLI, 40 * 200 * MILLI));
    Finding finding = judge(scene(tail), draft).get(0);

    assertThat(finding.isTail()).isTrue();
    assertThat(finding.shareOfEndpoint()).isLessThan(Thresholds.SHARE);
  }

  @Test
  void smallPartOfTheSlowestRequests_isNoFinding() {
    EndpointView tail = Tails.endpoint(10_000, 40, 10, 600, 100);
    Draft draft =
        new Draft("saying", tail)
            .of(Tails.QUERY)
            .costs(40 * 100 * MILLI, 10_000, new Gain(40 * 100 * MILLI, 40 * 100 * MILLI));
    assertThat(judge(scene(tail), draft)).isEmpty();
  }

  // What is said once

  @Test
  void whatTwoRulesSee_theFirstSays() {
    EndpointView endpoint = endpoint("GET /", 100);
    Draft first = at(endpoint, "load", 57);
    Draft second = new Draft("other", endpoint).of(SELECT).costs(first.nanos, REQUESTS, sure(60));
    Rule one = new Saying(List.of(first));
    Rule other = new Saying(List.of(second));

    assertThat(new Judge(List.of(one, other)).judge(scene(endpoint)))
        .extracting(Finding::type)
        .containsExactly("saying");
    assertThat(new Judge(List.of(other, one)).judge(scene(endpoint)))
        .extracting(Finding::type)
        .containsExactly("other");
  }

  @Test
  void whatTheFirstRuleDoesNotGetThrough_theSecondMaySay() {
    EndpointView endpoint = endpoint("GET /", 100);
    Draft small = new Draft("small", endpoint).of(SELECT).costs(50 * MILLI, REQUESTS, sure(0.1));
    assertThat(judge(scene(endpoint), small, at(endpoint, "load", 57)))
        .extracting(Finding::type)
        .containsExactly("saying");
  }
}
