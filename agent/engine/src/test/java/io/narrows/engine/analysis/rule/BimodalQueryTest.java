package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Modes;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class BimodalQueryTest {
  private final Views views = new Views();

  private static Seen modes(long fastMillis, long slowMillis, long slowCount) {
    double mean =
        (fastMillis * (Views.REQUESTS - slowCount) + slowMillis * slowCount)
            / (double) Views.REQUESTS;
    Seen seen = query(1, mean);
    seen.modes =
        new Modes(
            fastMillis * Views.MILLI,
            slowMillis * Views.MILLI,
            slowCount,
            slowCount * slowMillis * Views.MILLI,
            7);
    return seen;
  }

  @Test
  void twoModes_areOneFindingAndTheirDifferenceIsSure() {
    views.endpoint("GET /search", 120, modes(20, 400, 20));
    Finding finding = views.judge().get(0);

    assertThat(views.judge()).extracting(Finding::type).containsExactly("bimodal_query");
    assertThat(finding.title()).contains("20 times slower");
    assertThat(finding.evidence())
        .contains(
            "20 % of the executions take 400 ms, the others 20.0 ms; 7 % are between twice the one"
                + " and half of the other");
    assertThat(finding.lowPerRequest()).isEqualTo(76 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(96 * Views.MILLI);
  }

  /** What is said of rows. */
  private static List<String> ofRows(long known, double coefficient) {
    Views views = new Views();
    Seen seen = modes(20, 400, 20);
    seen.withRows = known;
    seen.slowWithRows = coefficient;
    views.endpoint("GET /search", 120, seen);
    return views.judge().get(0).evidence().stream().filter(line -> line.contains("rows")).toList();
  }

  @Test
  void rows_areToldWhereTheyTellSlowFromFastOrDoNot() {
    assertThat(ofRows(30, 0.97))
        .containsExactly("The slow ones return more rows: time and rows go together (r = 0.97)");
    assertThat(ofRows(30, -0.1))
        .containsExactly(
            "The number of rows does not tell the slow ones from the fast (r = -0.10)");
    assertThat(ofRows(30, 0.6)).isEmpty();
    assertThat(ofRows(29, 0.97)).isEmpty();
  }

  @Test
  void modesNearEachOther_areNotSaid() {
    views.endpoint("GET /search", 120, modes(20, 80, 20));
    assertThat(views.judge(new BimodalQuery())).isEmpty();
  }

  @Test
  void oneMode_isNotSaid() {
    views.endpoint("GET /search", 120, query(1, 90));
    assertThat(views.judge(new BimodalQuery())).isEmpty();
  }
}
