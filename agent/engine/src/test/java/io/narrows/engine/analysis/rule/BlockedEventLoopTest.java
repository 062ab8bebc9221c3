package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class BlockedEventLoopTest {
  private final Views views = new Views();

  @Test
  void queryOnAnEventLoop_isNamed() {
    Seen query = Views.query(1, 40);
    OwnStats own = new OwnStats();
    own.blocksLoop(query.view().signature(), 40 * Views.REQUESTS * Views.MILLI, Views.REQUESTS);
    views.own = own.view(0);
    views.endpoint("GET /reactive", 60, query);

    Finding finding = views.judge(new BlockedEventLoop()).get(0);
    assertThat(finding.title()).isEqualTo("GET /reactive blocks an event loop");
    assertThat(finding.evidence().get(0)).contains("100 times, for 40.0 ms on average");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(views.judge()).extracting(Finding::type).containsExactly("blocked_event_loop");
  }

  @Test
  void queryElsewhere_isFine() {
    views.endpoint("GET /servlet", 60, Views.query(1, 40));
    assertThat(views.judge(new BlockedEventLoop())).isEmpty();
  }
}
