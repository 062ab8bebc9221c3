package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final List<String> closed = new ArrayList<>();
  private final Log log = new Log(Level.OFF, System.err);
  private final Parts parts = new Parts(log);

  @Test
  void sinks_standInTheOrderInWhichTheyWereAdded() {
    Part first = parts.add(new Part("first"));
    parts.add("no sink");
    Part second = parts.add(new Part("second"));

    assertThat(parts.sinks()).containsExactly(first, second);
  }

  @Test
  void close_isInReverseAndGoesOnAfterAFailure() {
    parts.add(new Part("first"));
    parts.add(new Part("broken"));
    parts.add(new Part("last"));

    parts.close();

    assertThat(closed).containsExactly("last", "broken", "first");
    assertThat(log.errors()).hasSize(1);
  }

  private final class Part implements Sink, AutoCloseable {
    private final String name;

    Part(String name) {
      this.name = name;
    }

    @Override
    public void slice(Slice slice) {}

    @Override
    public void request(Request request) {}

    @Override
    public void close() {
      closed.add(name);
      if (name.equals("broken")) {
        throw new IllegalStateException("on purpose");
      }
    }
  }
}
