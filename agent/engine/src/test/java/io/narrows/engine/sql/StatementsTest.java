package io.narrows.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each block of {@code statements.txt}, in each of its dialects. */
class StatementsTest {
  private final List<Statement> statements = Statement.readAll();

  @Test
  void resource_coversEveryDialect() {
    assertThat(statements).extracting(Statement::dialect).contains(Dialect.values());
  }

  @TestFactory
  Stream<DynamicTest> fingerprint_isAsWritten() {
    return statements.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> assertAsWritten(each)));
  }

  @TestFactory
  Stream<DynamicTest> text_staysTheSame_whenReadAgain() {
    return statements.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> assertIdempotent(each)));
  }

  private static void assertAsWritten(Statement expected) {
    Fingerprint actual = Fingerprint.of(expected.sql(), expected.dialect());
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(actual.text()).as("text").isEqualTo(expected.text());
    softly.assertThat(actual.summary()).as("summary").isEqualTo(expected.summary());
    softly.assertThat(actual.operation()).as("operation").isEqualTo(expected.operation());
    softly.assertThat(actual.procedure()).as("procedure").isEqualTo(expected.procedure());
    softly.assertThat(actual.statements()).as("statements").isEqualTo(expected.statements());
    softly.assertThat(actual.isWrite()).as("write").isEqualTo(expected.isWrite());
    softly.assertThat(actual.isSelect()).as("select").isEqualTo(expected.isSelect());
    softly.assertAll();
  }

  private static void assertIdempotent(Statement each) {
    Fingerprint once = Fingerprint.of(each.sql(), each.dialect());
    Fingerprint twice = Fingerprint.of(once.text(), each.dialect());
    assertThat(twice.text()).isEqualTo(once.text());
    assertThat(twice.hash()).isEqualTo(once.hash());
  }
}
