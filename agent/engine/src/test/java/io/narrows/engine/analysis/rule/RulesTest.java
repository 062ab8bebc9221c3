package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.verdict.Rule;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Views views = new Views();

  @Test
  void everyRule_isNamedAsItsClass() {
    for (Rule rule : Rules.all()) {
      String camel = rule.getClass().getSimpleName();
      String name = camel.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      assertThat(rule.type()).isEqualTo(name);
    }
    assertThat(Rules.all().stream().map(Rule::type)).doesNotHaveDuplicates();
  }

  @Test
  void nothing_findsNothing() {
    assertThat(views.judge()).isEmpty();
    views.endpoint("GET /healthy", 10, query(3, 1));
    assertThat(views.judge()).isEmpty();
  }
}
