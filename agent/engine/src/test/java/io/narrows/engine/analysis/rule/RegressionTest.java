package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Spread;
import io.narrows.engine.analysis.verdict.Baseline.Before;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private final Views views = new Views();

  /** 100 requests of which half take less and half more of the database than their mean. */
  private static KindTime time(Kind kind, double meanMillis, double spreadMillis) {
    double low = (meanMillis - spreadMillis) * Views.MILLI;
    double high = (meanMillis + spreadMillis) * Views.MILLI;
    double squares = 50 * (low * low + high * high);
    return new KindTime(
        kind,
        Math.round(100 * meanMillis * Views.MILLI),
        new Banded(
            List.of(0L, Math.round(100 * meanMillis * Views.MILLI), 0L, 0L, 0L, 0L),
            List.of(0.0, squares, 0.0, 0.0, 0.0, 0.0)));
  }

  private List<Finding> found(KindTime now, Before then) {
    views.endpoint("GET /orders", 100);
    Shaped.last(views, List.of(now), List.of(0L, 100L, 0L, 0L, 0L, 0L));
    Scene scene = views.scene();
    return new Judge(List.of(new Regression()))
        .judge(
            new Scene(
                scene.snapshot(),
                false,
                (endpoint, kind) ->
                    endpoint.name().equals("GET /orders") && kind == now.kind() ? then : null));
  }

  private static Before before(double meanMillis, double spreadMillis) {
    return new Before(1_000, meanMillis * Views.MILLI, spreadMillis * Views.MILLI);
  }

  @Test
  void spread_isTheStandardDeviation() {
    views.endpoint("GET /orders", 100);
    Shaped.last(views, List.of(time(Kind.DB_EXEC, 80, 20)), List.of(0L, 100L, 0L, 0L, 0L, 0L));
    assertThat(Spread.of(views.endpoints.get(0), Kind.DB_EXEC))
        .isCloseTo(20.0 * Views.MILLI, within(1.0));
    assertThat(Spread.of(views.endpoints.get(0), Kind.GC)).isZero();
  }

  @Test
  void kindThatRose_isNamedWithBothNumbers() {
    Finding finding = found(time(Kind.DB_EXEC, 80, 20), before(30, 10)).get(0);

    assertThat(finding.type()).isEqualTo("regression");
    assertThat(finding.title())
        .isEqualTo("GET /orders takes longer than before: its db execute rose");
    assertThat(finding.evidence().get(0))
        .startsWith("db execute took 30.0 ms of a request in the baseline, and takes 80.0 ms now");
    assertThat(finding.highPerRequest()).isEqualTo(50 * Views.MILLI);
    assertThat(finding.claims())
        .extracting(claim -> claim.parts().get(0).kind())
        .containsExactly(Kind.DB_EXEC);
  }

  @Test
  void riseWithinItsErrors_isChance() {
    assertThat(found(time(Kind.DB_EXEC, 80, 70), before(55, 300))).isEmpty();
  }

  @Test
  void smallRise_isNone() {
    assertThat(found(time(Kind.DB_EXEC, 80, 1), before(65, 1))).isEmpty();
    views.endpoints.clear();
    assertThat(found(time(Kind.DB_EXEC, 12, 1), before(5, 1))).isEmpty();
  }

  @Test
  void fall_isNone() {
    assertThat(found(time(Kind.DB_EXEC, 30, 1), before(80, 1))).isEmpty();
  }

  @Test
  void withoutABaseline_nothingIsCompared() {
    views.endpoint("GET /orders", 100, Views.query(1, 80));
    assertThat(views.judge(new Regression())).isEmpty();
  }
}
