package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import org.junit.jupiter.api.Test;

class SqlTest {
  private static Sql sql(String text) {
    Seen seen = new Seen();
    seen.text = text;
    return Sql.of(seen.view());
  }

  @Test
  void columns_areThoseItChoosesAndOrdersBy() {
    assertThat(
            sql("SELECT o.id, o.name FROM orders o JOIN item i ON i.order_id = o.id"
                    + " WHERE o.customer = ? AND (i.price > ? OR o.state IN (?))"
                    + " GROUP BY o.id ORDER BY o.created DESC, i.price LIMIT ?")
                .columns())
        .containsExactly("i.order_id", "o.customer", "i.price", "o.state", "o.created");
    assertThat(sql("SELECT * FROM \"Order\" WHERE \"Order\".\"id\" = $1").columns())
        .containsExactly("Order.id");
    assertThat(sql("SELECT count(*) FROM orders").columns()).isEmpty();
    assertThat(sql("SELECT * FROM orders WHERE name IS NOT NULL AND kind LIKE ?").columns())
        .containsExactly("name", "kind");
  }

  @Test
  void verbs_areRecognisedBehindCommonTableExpressions() {
    assertThat(sql("WITH a AS (SELECT 1) SELECT * FROM a").isRead()).isTrue();
    assertThat(sql("SELECT * FROM a").isWrite()).isFalse();
    assertThat(sql("UPDATE a SET b = ?").isWrite()).isTrue();
    assertThat(sql("CREATE INDEX i ON a (b)").isDefinition()).isTrue();
  }

  @Test
  void housekeeping_isTold() {
    assertThat(sql("SELECT 1").isHousekeeping()).isTrue();
    assertThat(sql("select ?").isHousekeeping()).isTrue();
    assertThat(sql("SELECT * FROM config WHERE name = ?").isHousekeeping()).isFalse();
    assertThat(sql("SELECT pg_sleep(?)").waitsOnPurpose()).isTrue();
  }
}
