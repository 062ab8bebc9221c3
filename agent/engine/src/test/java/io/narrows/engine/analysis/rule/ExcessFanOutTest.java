package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcessFanOutTest {
  private final Views views = new Views();

  private List<Finding> found(long requests, double queueMillis) {
    views.endpoint(
        "GET /search",
        100,
        Views.waiting(Kind.QUEUE, "search", queueMillis),
        Views.waiting(Kind.HTTP_WAIT, "GET /shard", 40));
    FanOutView fanOut = new FanOutView(requests, 40 * requests, 64, List.of());
    Shaped.last(views, fanOut, ScalingView.NONE);
    return views.judge(new ExcessFanOut());
  }

  @Test
  void manyAtOnce_areNamedWithWhatTheyWaitFor() {
    Finding finding = found(Views.REQUESTS, 50).get(0);

    assertThat(finding.type()).isEqualTo("excess_fan_out");
    assertThat(finding.title()).isEqualTo("GET /search starts 40 tasks or calls at once");
    assertThat(finding.evidence().get(0)).endsWith("at most 64");
    assertThat(finding.highPerRequest()).isEqualTo(50 * Views.MILLI);
  }

  @Test
  void manyAtOnceWithRoomForAll_areARisk() {
    assertThat(found(Views.REQUESTS, 0))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  /** 28 queries of 10 ms in several threads, of which a request waits for some. */
  private Finding ofQueries(double waitedFor, double queueMillis) {
    Views.Seen price = Views.query(28, 10);
    price.isOfManyThreads = true;
    price.p95Millis = 25;
    price.onPath = waitedFor / 28;
    views.endpoint("GET /basket", 60, price, Views.waiting(Kind.QUEUE, "prices", queueMillis));
    Shaped.last(views, new FanOutView(100, 2_800, 28, List.of()), ScalingView.NONE);
    return views.judge(new ExcessFanOut()).get(0);
  }

  @Test
  void tasksBehindTasksOfTheirOwnRequest_areWaitedFor() {
    Finding finding = ofQueries(5, 3);
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    assertThat(finding.highPerRequest()).isEqualTo(43 * Views.MILLI);
    assertThat(finding.evidence().get(1)).endsWith("behind each other for 40.0 ms");
  }

  @Test
  void longestOfThemAlone_isBehindNone() {
    assertThat(ofQueries(2.4, 0).severity()).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20})
  void whatOneThreadRepeats_standsInNobodysWay(int times) {
    views.endpoint("GET /basket", 60, Views.query(times, 2));
    Shaped.last(views, new FanOutView(100, 2_800, 28, List.of()), ScalingView.NONE);

    assertThat(views.judge(new ExcessFanOut()))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void fewRequestsThatDoSo_areNotTheEndpoint() {
    assertThat(found(10, 50)).isEmpty();
  }
}
