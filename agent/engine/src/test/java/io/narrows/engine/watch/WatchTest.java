package io.narrows.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Notes notes = new Notes();

  /** What was told, in short. */
  private static final class Notes implements Told {
    final List<String> news = new ArrayList<>();
    final List<Integer> present = new ArrayList<>();
    double seconds;
    double cost;

    @Override
    public void window(List<Found> found, double windowSeconds) {
      present.add(found.size());
      seconds = windowSeconds;
      cost =
          found.stream()
              .mapToDouble(each -> each.finding().secondsPerSecond() * windowSeconds)
              .sum();
    }

    @Override
    public void news(Found found) {
      news.add(found.standing().status().label() + " " + found.finding().type());
    }
  }

  @Test
  void production_tellsOfWhatTwoOfThreeWindowsShow() {
    Visits visits = new Visits(false, notes);

    visits.window(50, 20);
    assertThat(notes.news).isEmpty();
    visits.window(50, 1).window(50, 20);
    assertThat(notes.news).containsExactly("new n_plus_one_query");
    assertThat(notes.present).containsExactly(0, 0, 1);
  }

  @Test
  void oneBadMinute_isNotTold() {
    Visits visits = new Visits(false, notes);

    visits.window(50, 20).window(50, 1).window(50, 1).window(50, 20);
    assertThat(notes.news).isEmpty();
  }

  @Test
  void development_tellsAtOnce() {
    new Visits(true, notes).window(3, 20);

    assertThat(notes.news).containsExactly("new n_plus_one_query");
  }

  @Test
  void lifeOfAFinding_isNewOngoingPossiblyFixedRegressed() {
    Visits visits = new Visits(true, notes);

    visits.window(50, 20).window(50, 20);
    assertThat(notes.news).containsExactly("new n_plus_one_query");
    visits.window(50, 1).window(50, 1);
    assertThat(notes.news).hasSize(1);
    visits.window(50, 1).window(50, 1);
    assertThat(notes.news).hasSize(2).last().isEqualTo("possibly_fixed n_plus_one_query");
    visits.window(50, 20).window(50, 20);
    assertThat(notes.news).hasSize(3).last().isEqualTo("regressed n_plus_one_query");
  }

  @Test
  void endpointThatNobodyCalls_isNotFixed() {
    Visits visits = new Visits(true, notes).window(50, 20);
    for (int i = 0; i < 5; i++) {
      visits.window(0, 0);
    }

    assertThat(notes.news).containsExactly("new n_plus_one_query");
  }

  @Test
  void whatGoesOn_isToldAgainAfterAWhile() {
    Visits visits = new Visits(true, notes);
    for (int i = 0; i <= Lives.AGAIN; i++) {
      visits.window(10, 20);
    }

    assertThat(notes.news).containsExactly("new n_plus_one_query", "ongoing n_plus_one_query");
  }

  @Test
  void cost_isWhatAFixSavesOfTheWindow() {
    new Visits(true, notes).window(50, 20);

    // 19 round trips of 4 ms, 50 times
    assertThat(notes.seconds).isEqualTo(60);
    assertThat(notes.cost).isCloseTo(50 * 19 * 0.004, within(0.01));
  }

  @Test
  void examples_areAFewRequestsOfTheNextWindow() {
    Visits visits = new Visits(true, notes).window(50, 20);
    assertThat(visits.examples).isEmpty();

    visits.window(50, 20);
    assertThat(visits.examples).hasSize(Bearers.EACH).allMatch(id -> id.startsWith("n_plus_one"));
    visits.window(50, 1);
    assertThat(visits.examples).hasSize(Bearers.EACH);
  }

  @Test
  void ids_areTheSameInTheNextRun() {
    Visits first = new Visits(true, notes).window(50, 20).window(50, 20);
    Visits second = new Visits(true, new Notes()).window(10, 30).window(10, 30);

    assertThat(second.examples).isEqualTo(first.examples);
  }
}
