package io.narrows.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AloudTest {
  private static final String SENTENCE = "N+1 query in GET /orders: ";

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final List<Integer> windows = new ArrayList<>();
  private final List<Status> news = new ArrayList<>();
  private final Told next =
      new Told() {
        @Override
        public void window(List<Found> present, double seconds) {
          windows.add(present.size());
        }

        @Override
        public void news(Found found) {
          news.add(found.standing().status());
        }
      };
  private final Visits visits =
      new Visits(
          true,
          new Aloud(
              new Log(Level.INFO, new PrintStream(console, true, StandardCharsets.UTF_8)), next));

  private List<String> lines() {
    return console.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void newFinding_isSaidInOneSentenceAndOnce() {
    visits.window(50, 20).window(50, 20);
    assertThat(lines()).singleElement().asString().startsWith("narrows: found: " + SENTENCE);
    assertThat(windows).containsExactly(1, 1);
    assertThat(news).containsExactly(Status.NEW);
  }

  @Test
  void whatGoesOn_isNotSaidAgain() {
    for (int i = 0; i <= Lives.AGAIN; i++) {
      visits.window(50, 20);
    }
    assertThat(lines()).hasSize(1);
    assertThat(news).containsExactly(Status.NEW, Status.ONGOING);
  }

  @Test
  void whatIsGoneAndBack_isSaidAsThat() {
    visits.window(50, 20);
    for (int i = 0; i < Life.GONE_AFTER; i++) {
      visits.window(50, 1);
    }
    visits.window(50, 20);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).isEqualTo("narrows: no longer seen: N+1 query in GET /orders");
    assertThat(lines().get(2)).startsWith("narrows: found again: " + SENTENCE);
  }

  @Test
  void nothingWrong_isSilent() {
    visits.window(50, 1).window(50, 1);
    assertThat(lines()).isEmpty();
  }
}
