package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChattyEndpointTest {
  private final Views views = new Views();

  private static Seen[] kinds(int kinds, double each, boolean calls) {
    Seen[] many = new Seen[kinds];
    for (int i = 0; i < many.length; i++) {
      many[i] = calls ? Views.call(each, 3) : Views.query(each, 1);
      many[i].text = "GET /" + i;
    }
    return many;
  }

  private List<Finding> found() {
    return views.judge(new ChattyEndpoint());
  }

  @Test
  void manyStatements_areFoundWhereNoneIsHalfOfThem() {
    views.endpoint("GET /dashboard", 120, kinds(20, 4, false));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("chatty_endpoint");
    assertThat(found().get(0).title()).isEqualTo("GET /dashboard makes 80.0 statements a request");
  }

  @Test
  void oneStatementThatIsHalfOfThem_isAnotherKind() {
    Seen[] many = kinds(20, 1, false);
    many[0].perRequest = 40;
    views.endpoint("GET /dashboard", 120, many);
    assertThat(found()).isEmpty();
  }

  @Test
  void threeTimesTheUsual_isManyInAServiceOfFew() {
    views.endpoint("GET /dashboard", 60, kinds(10, 3, false));
    assertThat(found()).isEmpty();

    for (int i = 0; i < 4; i++) {
      views.endpoint("GET /" + i, 60, kinds(2, 3, false));
    }
    assertThat(found())
        .extracting(finding -> finding.endpoint().name())
        .containsExactly("GET /dashboard");
    assertThat(found().get(0).evidence()).contains("Usual in this service are 6.0 a request");
  }

  @Test
  void manyCalls_areChattyEarlier() {
    views.endpoint("GET /home", 60, kinds(8, 2, true));
    assertThat(found().get(0).title()).isEqualTo("GET /home makes 16.0 outgoing calls a request");

    views.endpoints.clear();
    views.endpoint("GET /home", 60, kinds(7, 2, true));
    assertThat(found()).isEmpty();
  }
}
