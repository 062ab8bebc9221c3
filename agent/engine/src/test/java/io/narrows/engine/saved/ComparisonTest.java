package io.narrows.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.narrows.engine.saved.Comparison.Gone;
import io.narrows.engine.saved.Comparison.Outcome;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Written slow() {
    return new Written()
        .endpoint("GET /orders", 100, 430, 320)
        .endpoint("GET /health", 100, 10, 5)
        .finding("n_plus_one_query", "major", "GET /orders", 190, 305);
  }

  private static Comparison compared(Written before, Written after) throws Unreadable {
    return Comparison.of(before.saved("before.json"), after.saved("after.json"), Renamed.NOTHING);
  }

  private static Gone one(Comparison comparison) {
    assertThat(comparison.gone()).hasSize(1);
    return comparison.gone().get(0);
  }

  @Test
  void goneFinding_hasItsMeasuredGainBesideThePredictedOne() throws Exception {
    Comparison comparison =
        compared(
            slow(),
            new Written()
                .endpoint("GET /orders", 100, 150, 40)
                .endpoint("GET /health", 100, 10, 5));

    Gone gone = one(comparison);
    assertThat(gone.gainMillis()).isCloseTo(280, within(0.1));
    assertThat(gone.outcome()).isEqualTo(Outcome.AS_PREDICTED);
    assertThat(comparison.isUnlike()).isFalse();
    assertThat(comparison.fresh()).isEmpty();
    assertThat(ComparisonText.of(comparison))
        .contains("- n_plus_one_query in GET /orders at OrderService.toDto (OrderService.java:57)")
        .contains("predicted 190 ms to 310 ms, measured 280 ms a request: as predicted");
  }

  @Test
  void gainThatWasNotReached_isSaid() throws Exception {
    Gone gone =
        one(
            compared(
                slow(),
                new Written()
                    .endpoint("GET /orders", 100, 400, 290)
                    .endpoint("GET /health", 100, 10, 5)));

    assertThat(gone.outcome()).isEqualTo(Outcome.LESS);
  }

  @Test
  void loadThatMadeTheDatabaseSlower_isCorrectedByTheEndpointsWithoutAFinding() throws Exception {
    Gone gone =
        one(
            compared(
                slow(),
                // As much work as in the first test, by a database that takes twice as long
                new Written()
                    .endpoint("GET /orders", 100, 190, 80)
                    .endpoint("GET /health", 100, 15, 10)));

    assertThat(gone.rawMillis()).isCloseTo(240, within(0.1));
    assertThat(gone.gainMillis()).isCloseTo(280, within(0.1));
  }

  @Test
  void anotherLoad_isSaid() throws Exception {
    Comparison comparison =
        compared(
            slow(),
            new Written().endpoint("GET /orders", 30, 150, 40).endpoint("GET /health", 30, 10, 5));

    assertThat(comparison.isUnlike()).isTrue();
    assertThat(ComparisonText.of(comparison)).contains("Another load: ");
  }

  @Test
  void endpointThatNobodyCalls_isNotMeasured() throws Exception {
    Comparison comparison = compared(slow(), new Written().endpoint("GET /health", 200, 10, 5));

    assertThat(comparison.gone()).isEmpty();
    assertThat(comparison.unmeasured()).hasSize(1);
    assertThat(ComparisonText.of(comparison)).contains("not measured: 0 requests came");
  }

  @Test
  void findingThatCouldNotBeFoundYet_isNotGone() throws Exception {
    Comparison few = compared(slow(), new Written().endpoint("GET /orders", 29, 150, 40));

    assertThat(few.gone()).isEmpty();
    assertThat(few.unmeasured()).hasSize(1);
    assertThat(ComparisonText.of(few))
        .contains("not measured: 29 requests came, and a finding needs 30");
    one(compared(slow(), new Written().endpoint("GET /orders", 30, 150, 40)));
  }

  @Test
  void howManyRequestsAFindingNeeds_isWhatTheReportSays() throws Exception {
    one(compared(slow(), new Written().requestsNeeded(3).endpoint("GET /orders", 5, 150, 40)));
    Comparison strict =
        compared(slow(), new Written().requestsNeeded(50).endpoint("GET /orders", 49, 150, 40));
    assertThat(strict.gone()).isEmpty();
    assertThat(ComparisonText.of(strict)).contains("a finding needs 50");
    // A mean of four requests is none, however few make a finding.
    assertThat(
            compared(slow(), new Written().requestsNeeded(3).endpoint("GET /orders", 4, 150, 40))
                .gone())
        .isEmpty();
  }

  @Test
  void endpointOfWhichNothingHadEnded_isNotMeasured() throws Exception {
    Written before =
        new Written()
            .endpoint("GET /orders", 0, 0)
            .finding("pool_self_join", "critical", "GET /orders", 190, 305);

    Comparison comparison = compared(before, new Written().endpoint("GET /orders", 100, 150, 40));

    assertThat(comparison.gone()).isEmpty();
    assertThat(comparison.unmeasured()).hasSize(1);
    assertThat(ComparisonText.of(comparison))
        .contains("not measured: no request of GET /orders had ended then");
  }

  @Test
  void findingThatIsIssuedElsewhereNow_isStillThere() throws Exception {
    Written moved =
        new Written()
            .endpoint("GET /orders", 100, 430, 320)
            .finding("n_plus_one_query", "major", "GET /orders", 190, 305, "toView");

    Comparison comparison = compared(slow(), moved);

    assertThat(comparison.still()).extracting(it -> it.site().method()).containsExactly("toView");
    assertThat(comparison.gone()).isEmpty();
    assertThat(comparison.fresh()).isEmpty();
  }

  @Test
  void findingThatMayBeOneOfTwo_isTakenForNeither() throws Exception {
    Written two =
        new Written()
            .endpoint("GET /orders", 100, 430, 320)
            .finding("n_plus_one_query", "major", "GET /orders", 190, 305, "toView")
            .finding("n_plus_one_query", "major", "GET /orders", 190, 305, "toRow");

    Comparison comparison = compared(slow(), two);

    one(comparison);
    assertThat(comparison.fresh()).hasSize(2);
    assertThat(comparison.still()).isEmpty();
  }

  @Test
  void newWorseAndRemainingFindings_areTold() throws Exception {
    Comparison comparison =
        compared(
            slow().finding("slow_query", "minor", "GET /orders", 0, 20),
            slow()
                .finding("slow_query", "minor", "GET /orders", 0, 60)
                .finding("large_fetch", "minor", "GET /orders", 0, 20));

    assertThat(comparison.still())
        .extracting(SavedFinding::type)
        .containsExactly("n_plus_one_query");
    assertThat(comparison.fresh()).extracting(SavedFinding::type).containsExactly("large_fetch");
    assertThat(comparison.worse()).extracting(it -> it.now().type()).containsExactly("slow_query");
    assertThat(ComparisonText.of(comparison))
        .contains("a fix would have saved up to 20 ms a request, and saves up to 60 ms now");
  }

  @Test
  void renamedPaths_areTheSameEndpoint() throws Exception {
    Saved after =
        new Written()
            .endpoint("GET /v2/orders", 100, 150, 40)
            .endpoint("GET /health", 100, 10, 5)
            .saved("after.json");

    Comparison comparison =
        Comparison.of(slow().saved("before.json"), after, new Renamed("/v2/", "/"));
    assertThat(one(comparison).then().name()).isEqualTo("GET /orders");
  }

  @Test
  void text_isNotWiderThanATerminal() throws Exception {
    String text =
        ComparisonText.of(compared(slow(), new Written().endpoint("GET /orders", 90, 150, 40)));

    assertThat(text.lines()).allMatch(line -> line.length() <= SavedText.WIDTH);
  }

  @Test
  void json_isAsItsSchemaSays() throws Exception {
    Comparison comparison =
        compared(
            slow().finding("slow_query", "minor", "GET /x", 0, 20),
            new Written()
                .endpoint("GET /orders", 100, 150, 40)
                .finding("large_fetch", "minor", "GET /orders", 0, 20));
    try (InputStream schema = ComparisonJson.class.getResourceAsStream("comparison.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(new ObjectMapper().readTree(ComparisonJson.of(comparison))))
          .isEmpty();
    }
  }
}
