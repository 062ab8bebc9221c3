package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.example.bench.Scenario;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.stubs.Journal;

class TrueSharesTest {
  private static final Offset<Double> ALMOST = within(1e-9);

  private final Scenario scenario = Scenarios.S11.draw(1);
  private final List<Journal.Entry> application =
      List.of(
          entry("request", "worker", 0, 1000),
          entry("db_exec", "worker", 0, 400),
          entry("http_wait", "worker", 400, 800),
          entry("db_exec", "audit", 0, 900));
  private final List<Journal.Entry> partners = List.of(entry("http_wait", "stub", 450, 750));

  @Test
  void sameShares_haveNoError() {
    assertThat(error(Map.of("db_exec", 40.0, "http_wait", 40.0, "app", 20.0), 1000))
        .isCloseTo(0, ALMOST);
  }

  @Test
  void whatNoRequestWaitsFor_doesNotCount() {
    assertThat(error(Map.of("db_exec", 90.0, "app", 10.0), 1000)).isGreaterThan(20);
  }

  @Test
  void call_isBetweenWhatThePartnerAndWhatTheApplicationNoted() {
    assertThat(error(Map.of("db_exec", 40.0, "http_wait", 30.0, "http_body", 5.0), 1000))
        .isCloseTo(0, ALMOST);
    // Wrong are the call by ten points and the rest by as many; the query is right.
    assertThat(error(Map.of("db_exec", 40.0, "http_wait", 20.0), 1000)).isCloseTo(20 / 3.0, ALMOST);
  }

  @Test
  void queue_isBelievedOnlyAsLongAsTheClientWaited() {
    Map<String, Double> said =
        Map.of("db_exec", 20.0, "http_wait", 20.0, "queue", 50.0, "app", 10.0);

    assertThat(error(said, 2000)).isCloseTo(0, ALMOST);
    assertThat(error(said, 1000)).isGreaterThan(20);
  }

  @Test
  void timeOfTheServerItself_isNotWrong() {
    Map<String, Double> said = Map.of("db_exec", 20.0, "http_wait", 20.0, "app", 60.0);

    assertThat(error(said, 2000)).isCloseTo(0, ALMOST);
  }

  @Test
  void queueThatMayBeAnything_makesTheMeanNoBetter() {
    Map<String, Double> said =
        Map.of("db_exec", 20.0, "http_wait", 0.0, "queue", 40.0, "app", 40.0);

    // The call is wrong by fifteen points; the query, and the rest, which may be all of the queue's
    // time as well, are not. The queue is no fourth.
    assertThat(error(said, 2000)).isCloseTo(15 / 3.0, ALMOST);
  }

  @Test
  void worstKind_isSaidBesideTheMean() {
    Map<String, Double> said = Map.of("db_exec", 40.0, "http_wait", 10.0, "app", 50.0);
    Outcome outcome = new Outcome(Scenarios.S11, 1);
    outcome.shares = errors(said, 1000);

    assertThat(outcome.said()).contains("shares ±13.3 (http_wait 20.0)");
    assertThat(Table.of(List.of(outcome), "how")).contains("| 13 (http_wait 20.0) |");
  }

  private double error(Map<String, Double> said, long clientNanos) {
    return errors(said, clientNanos).mean();
  }

  private TrueShares.Errors errors(Map<String, Double> said, long clientNanos) {
    List<Generator.Answer> answers = List.of(new Generator.Answer(0, 0, clientNanos));
    return new TrueShares(scenario, application, partners, answers).errors(said, 2000);
  }

  private static Journal.Entry entry(String kind, String thread, long start, long end) {
    return new Journal.Entry(kind, "any", thread, start, end);
  }
}
