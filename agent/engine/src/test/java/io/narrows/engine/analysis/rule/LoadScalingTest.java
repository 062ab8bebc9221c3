package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.ScalingView.Slope;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadScalingTest {
  private final Views views = new Views();

  private static Slope slope(Kind kind, double millis, double errorMillis) {
    return new Slope(kind, millis * Views.MILLI, errorMillis * Views.MILLI);
  }

  private List<Finding> found(long seconds, double least, double most, Slope... slopes) {
    views.endpoint(
        "GET /orders", 200, Views.waiting(Kind.DB_ACQUIRE, "orders", 120), Views.query(1, 20));
    Shaped.last(views, FanOutView.NONE, new ScalingView(seconds, least, most, List.of(slopes)));
    return views.judge(new LoadScaling());
  }

  @Test
  void kindThatGrows_isNamedWithItsSlope() {
    Finding finding =
        found(60, 1, 12, slope(Kind.DB_ACQUIRE, 21, 1), slope(Kind.DB_EXEC, 2, 1)).get(0);

    assertThat(finding.type()).isEqualTo("load_scaling");
    assertThat(finding.title())
        .isEqualTo("GET /orders slows down with load: its connection wait grows");
    assertThat(finding.evidence().get(0))
        .startsWith("connection wait grows by 21.0 ms (± 2.00 ms) for each further request")
        .endsWith("91 % of the growth");
    assertThat(finding.signature().text()).isEqualTo("orders");
  }

  @Test
  void fewSeconds_orLittleLoad_sayNothing() {
    assertThat(found(20, 1, 12, slope(Kind.DB_ACQUIRE, 21, 1))).isEmpty();
    assertThat(found(60, 5, 12, slope(Kind.DB_ACQUIRE, 21, 1))).isEmpty();
  }

  @Test
  void chance_isNoSlope() {
    assertThat(found(60, 1, 12, slope(Kind.DB_ACQUIRE, 21, 7))).isEmpty();
  }

  @Test
  void kindThatIsHalfOfTheGrowthAtMost_isNotTheReason() {
    assertThat(
            found(
                60,
                1,
                12,
                slope(Kind.DB_ACQUIRE, 21, 1),
                slope(Kind.DB_EXEC, 15, 1),
                slope(Kind.APP, 15, 1)))
        .isEmpty();
  }

  @Test
  void littleGrowth_isNotWorthAWord() {
    assertThat(found(60, 1, 12, slope(Kind.DB_ACQUIRE, 0.5, 0.01))).isEmpty();
  }
}
