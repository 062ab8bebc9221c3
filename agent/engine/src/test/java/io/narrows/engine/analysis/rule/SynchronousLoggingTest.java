package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.site.CallSite;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynchronousLoggingTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new SynchronousLogging());
  }

  @Test
  void waitsForAnAppender_areNamed() {
    views.endpoint("GET /chatty", 100, Views.waiting(Kind.LOCK, OwnStats.LOG_APPENDER, 40));

    Finding finding = found().get(0);
    assertThat(finding.title()).isEqualTo("GET /chatty waits for its log to be written");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(views.judge()).extracting(Finding::type).containsExactly("synchronous_logging");
  }

  @Test
  void writing_isNamedToo() {
    views.own = Code.running(200, 60, Code.line("place", 8), OwnStats.LOGGING).view(0);
    views.endpoint("GET /chatty", 100);

    assertThat(found().get(0).sites().get(0).site().location()).isEqualTo("Offers.java:8");
  }

  @Test
  void methodThatMostlyLogs_isNoFindingOfItsOwn() {
    views.own = Code.running(200, 150, Code.line("place", 8), OwnStats.LOGGING).view(0);
    views.endpoint("GET /chatty", 100);

    List<Finding> all = views.judge();
    assertThat(all).extracting(Finding::type).containsExactly("synchronous_logging", "hot_method");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }

  @Test
  void methodThatAlsoLogs_isOne() {
    CallSite place = Code.line("place", 8);
    OwnStats own = Code.running(200, 40, place, OwnStats.LOGGING);
    for (int i = 0; i < 60; i++) {
      own.running(new Hot(place, "java.util.ArrayList"));
    }
    views.own = own.view(0);
    views.endpoint("GET /chatty", 100);
    assertThat(views.judge())
        .filteredOn(finding -> finding.type().equals("hot_method"))
        .extracting(Finding::cause)
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  void littleLogging_isFine() {
    views.own = Code.running(200, 5, Code.line("place", 8), OwnStats.LOGGING).view(0);
    views.endpoint("GET /chatty", 100, Views.waiting(Kind.LOCK, OwnStats.LOG_APPENDER, 1));
    assertThat(found()).isEmpty();
  }
}
