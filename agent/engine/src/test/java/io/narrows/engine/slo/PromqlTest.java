package io.narrows.engine.slo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromqlTest {
  @Test
  void bound_ofAWholeNumber_matchesEitherSpelling() {
    assertThat(Promql.bound(1)).isEqualTo("le=~\"1(\\\\.0)?\"");
    assertThat(Promql.bound(10)).isEqualTo("le=~\"10(\\\\.0)?\"");
    assertThat(Promql.bound(0.25)).isEqualTo("le=\"0.25\"");
    assertThat(Promql.bound(0.0005)).isEqualTo("le=\"0.0005\"");
  }

  @Test
  void withEitherSpelling_changesWholeBoundsOnly() {
    assertThat(Promql.withEitherSpelling("a{le=\"1\",x=\"1\"} - a{le = \"2.0\"} - a{le=\"0.5\"}"))
        .isEqualTo("a{le=~\"1(\\\\.0)?\",x=\"1\"} - a{le=~\"2(\\\\.0)?\"} - a{le=\"0.5\"}");
    assertThat(Promql.withEitherSpelling("a{le=\"+Inf\",role=\"1\",scale=\"1\"}"))
        .isEqualTo("a{le=\"+Inf\",role=\"1\",scale=\"1\"}");
  }

  @Test
  void bounds_areFoundInEitherSpelling() {
    assertThat(Promql.bounds("sum(x_bucket{a=\"b\",le=\"0.3\"}) - y_count{le=\"7\"}"))
        .containsExactly(new Promql.Bound("x_bucket", 0.3, "0.3"));
    assertThat(Promql.bounds("x_bucket{" + Promql.bound(2) + "}"))
        .containsExactly(new Promql.Bound("x_bucket", 2, "2"));
    assertThat(Promql.bounds("x_bucket{le=~\".+\"}")).isEmpty();
  }

  @Test
  void quoted_escapesWhatPromqlReads() {
    assertThat(Promql.quoted("a\"b\\d\n")).isEqualTo("\"a\\\"b\\\\d\\n\"");
  }
}
