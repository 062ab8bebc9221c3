package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class NPlusOneCallTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new NPlusOneCall());
  }

  @Test
  void oneCallPerItem_isFoundWithItsRange() {
    Seen stock = Outgoing.call(15, 12);
    stock.floorMillis = 10;
    views.endpoint("GET /orders", 200, stock);

    Finding finding = found().get(0);
    assertThat(finding.type()).isEqualTo("n_plus_one_call");
    assertThat(finding.title()).isEqualTo("GET /orders calls inventory:8080 once per item");
    // 14 round trips of 10 ms are sure; all calls but the longest at most.
    assertThat(finding.lowPerRequest()).isEqualTo(140 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(168 * Views.MILLI);
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    assertThat(finding.fix()).contains("bulk endpoint");
  }

  @Test
  void fewCalls_areNoRepetition() {
    views.endpoint("GET /orders", 200, Outgoing.call(4, 40));
    assertThat(found()).isEmpty();
  }

  @Test
  void callsAtOnce_areNotMadeOneAfterAnother() {
    Outgoing calls = new Outgoing();
    calls.overlapping = 14 * Views.REQUESTS;
    views.endpoint("GET /orders", 200, calls.of(Outgoing.call(15, 12)));
    assertThat(found()).isEmpty();
  }

  @Test
  void shortCalls_areNotWorthAWord_unlessTheyAreTheEndpoint() {
    views.endpoint("GET /orders", 100, Outgoing.call(15, 1));
    assertThat(found()).isEmpty();

    views.endpoint("GET /stock", 20, Outgoing.call(15, 1));
    assertThat(found()).hasSize(1);

    views.isDevelopment = true;
    assertThat(found()).hasSize(2);
  }

  @Test
  void pageAfterPage_isItsOwnAdvice() {
    Outgoing calls = new Outgoing();
    calls.pages = 9 * Views.REQUESTS;
    views.endpoint("GET /export", 500, calls.of(Outgoing.call(10, 40)));

    assertThat(found().get(0).title())
        .isEqualTo("GET /export calls inventory:8080 page after page");
    assertThat(found().get(0).fix()).contains("larger pages");
  }

  @Test
  void sameCallAgain_isSavedWithItsRoundTripAtLeast() {
    Outgoing calls = new Outgoing();
    calls.identical = 7 * Views.REQUESTS;
    calls.identicalMillis = 7 * 20 * Views.REQUESTS;
    Seen price = calls.of(Outgoing.call(8, 20));
    price.floorMillis = 12;
    views.endpoint("GET /price", 200, price);

    Finding finding = found().get(0);
    assertThat(finding.title()).contains("again");
    assertThat(finding.lowPerRequest()).isEqualTo(7 * 12 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(7 * 20 * Views.MILLI);
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
  }

  @Test
  void sameCallAgainBesideALongerOne_savesOnlyUntilThat() {
    Outgoing calls = new Outgoing();
    calls.identical = 7 * Views.REQUESTS;
    calls.identicalMillis = 7 * 20 * Views.REQUESTS;
    Seen price = calls.of(Outgoing.call(8, 20));
    price.savable = 0.5;
    views.endpoint("GET /price", 200, price);

    assertThat(found().get(0).highPerRequest()).isEqualTo(80 * Views.MILLI);
  }

  @Test
  void sameCallsAtOnce_areNotMadeAgain() {
    Outgoing calls = new Outgoing();
    calls.identical = 5 * Views.REQUESTS;
    calls.identicalMillis = 5 * 100 * Views.REQUESTS;
    calls.overlapping = 5 * Views.REQUESTS;
    Seen price = calls.of(Outgoing.call(6, 100));
    price.onPath = 1.0 / 6;
    views.endpoint("GET /price", 110, price);

    assertThat(found()).isEmpty();
  }

  @Test
  void readTwice_isAHint() {
    Outgoing calls = new Outgoing();
    calls.identical = Views.REQUESTS;
    calls.identicalMillis = 50 * Views.REQUESTS;
    views.endpoint("GET /price", 200, calls.of(Outgoing.call(2, 50)));

    assertThat(found()).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  @Test
  void more_isWorse() {
    long last = 0;
    for (int repeats : new int[] {15, 20, 40}) {
      Views each = new Views().endpoint("GET /orders", 500, Outgoing.call(repeats, 10));
      long high = each.judge(new NPlusOneCall()).get(0).gain().highNanos();
      assertThat(high).isGreaterThan(last);
      last = high;
    }
  }

  @Test
  void callPerItem_isNotASlowDependencyToo() {
    views.endpoint("GET /labels", 200, Outgoing.call(15, 12));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_call");
  }
}
