package io.narrows.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.recording.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByQueryTest {
  private final List<Query> read = new ArrayList<>();
  private final ByQuery<String> texts =
      new ByQuery<>(
          query -> {
            read.add(query);
            return query.sql();
          });

  @Test
  void query_isReadOnce() {
    Query query = new Query("select a", null);

    assertThat(texts.of(query)).isEqualTo("select a").isSameAs(texts.of(query));
    assertThat(read).containsExactly(query);
  }

  @Test
  void queries_areTheirOwnWhereverTheyLie() {
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      queries.add(new Query("select " + i, null));
    }

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < queries.size(); i++) {
        assertThat(texts.of(queries.get(i))).isEqualTo("select " + i);
      }
    }
    assertThat(read).hasSizeLessThanOrEqualTo(10_000).containsAll(queries);
  }

  @Test
  void longText_isNotKept() {
    Query query = new Query("select " + "a, ".repeat(2_000) + "b", null);
    texts.of(query);
    texts.of(query);

    assertThat(read).containsExactly(query, query);
  }
}
