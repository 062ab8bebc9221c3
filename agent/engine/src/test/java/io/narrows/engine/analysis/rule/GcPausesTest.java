package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcPausesTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new GcPauses());
  }

  private void paused(int times, long millisEach) {
    Machine machine = new Machine();
    for (int i = 0; i < times; i++) {
      machine.pause(millisEach * MILLI, "Allocation Failure");
    }
    views.machine = machine.view();
  }

  @Test
  void pauses_areBlamedOnWhoAllocatesAndPaidByAll() {
    paused(60, 100);
    views.endpoint("GET /victim", 100, Views.waiting(Kind.GC, "", 30));
    OwnStats own = new OwnStats();
    own.measured(100 * MILLI, 10 * MILLI, 25_000 * 1024);
    own.allocating(new Hot(Code.line("export", 31), ""), 90_000_000);
    views.own = own.view(0);
    views.endpoint("GET /export", 100, Views.waiting(Kind.GC, "", 20));

    assertThat(found()).hasSize(1);
    Finding finding = found().get(0);
    assertThat(finding.endpoint().name()).isEqualTo("GET /export");
    assertThat(finding.fix()).startsWith("Allocate less at Offers.java:31");
    assertThat(finding.evidence())
        .contains("10 % of the time in 60 pauses, the longest 100 ms (Allocation Failure)")
        .contains("GET /export allocates most: " + Units.count(25_000) + " KiB a request");
    assertThat(finding.gain().lowNanos()).isZero();
    // 30 and 20 ms of pauses; and one of ten requests of each came in one, and waited for all of
    // it at most.
    assertThat(finding.gain().highNanos()).isEqualTo((50 + 2 * 10) * Views.REQUESTS * MILLI);
  }

  @Test
  void pausesThatSomeRequestsMet_areWeighedByThose() {
    paused(60, 100);
    OwnStats own = new OwnStats();
    for (int i = 0; i < 40; i++) {
      own.paused(2);
    }
    views.own = own.view(0);
    views.endpoint("GET /feed", 100, Views.waiting(Kind.GC, "", 15));

    assertThat(found()).hasSize(1);
    assertThat(found().get(0).requests()).isEqualTo(40);
    assertThat(found().get(0).highPerRequest()).isEqualTo((15 + 10) * Views.REQUESTS * MILLI / 40);
  }

  @Test
  void fewPauses_areFine() {
    paused(60, 10);
    views.endpoint("GET /export", 100, Views.waiting(Kind.GC, "", 20));
    assertThat(found()).isEmpty();
  }

  @Test
  void onePauseOfASecond_isNamed() {
    paused(1, 1_200);
    views.endpoint("GET /export", 100, Views.waiting(Kind.GC, "", 20));
    assertThat(found()).hasSize(1);
  }

  @Test
  void pausesThatOnlyTheSlowOnesMet_areNamedHoweverLittleTheyAreOfAll() {
    paused(10, 30);
    OwnStats own = new OwnStats();
    for (int i = 0; i < 40; i++) {
      own.paused(4);
    }
    views.own = own.view(0);
    views.requests = 1_000;
    views.slowRequests = 80;
    Seen collector = Views.waiting(Kind.GC, "", 4);
    collector.requests = views.requests;
    collector.slowShare = 1;
    views.endpoint("GET /export", 100, collector);
    assertThat(found()).hasSize(1);
  }

  @Test
  void pauses_areTheSameFindingWhoeverAllocatesMost() {
    paused(60, 100);
    views.endpoint("GET /victim", 100, Views.waiting(Kind.GC, "", 30));
    String id = found().get(0).id();
    views.endpoint("GET /export", 100, Views.waiting(Kind.GC, "", 40));
    OwnStats own = new OwnStats();
    own.measured(100 * MILLI, 10 * MILLI, 25_000 * 1024);
    views.own = own.view(0);
    views.endpoint("GET /feed", 100, Views.waiting(Kind.GC, "", 40));
    assertThat(found().get(0).endpoint().name()).isEqualTo("GET /feed");
    assertThat(found().get(0).id()).isEqualTo(id);
  }

  @Test
  void pausesThatTheSlowOnesMet_areNamed() {
    paused(10, 30);
    OwnStats own = new OwnStats();
    for (int i = 0; i < 5; i++) {
      own.paused(4);
    }
    views.own = own.view(0);
    views.slowRequests = 8;
    views.endpoint("GET /export", 100, Views.waiting(Kind.GC, "", 20));
    assertThat(found()).hasSize(1);
  }
}
