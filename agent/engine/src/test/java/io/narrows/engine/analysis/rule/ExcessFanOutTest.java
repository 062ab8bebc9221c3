package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void fewRequestsThatDoSo_areNotTheEndpoint() {
    assertThat(found(10, 50)).isEmpty();
  }
}
