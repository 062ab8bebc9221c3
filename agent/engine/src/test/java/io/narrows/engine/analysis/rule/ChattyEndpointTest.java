package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class ChattyEndpointTest {
  private final Views views = new Views();

  @Test
  void chattyEndpoint_isFoundWhereNoStatementIsHalfOfIt() {
    Seen[] many = new Seen[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = query(4, 1);
      many[i].text = "SELECT " + i;
    }
    views.endpoint("GET /dashboard", 120, many);
    assertThat(views.judge()).extracting(Finding::type).containsExactly("chatty_endpoint");
  }
}
