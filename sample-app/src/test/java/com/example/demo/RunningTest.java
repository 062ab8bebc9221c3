package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RunningTest {

  private final Running running = new Running();
  private final List<String> stopped = new ArrayList<>();

  @Test
  void close_severalStarted_stopsInReverse() throws Exception {
    running.start(() -> () -> stopped.add("database"));
    running.start(() -> () -> stopped.add("shop"));
    running.close();
    running.close();

    assertThat(stopped).containsExactly("shop", "database");
  }

  @Test
  void close_oneCannotBeStopped_stopsTheOthers() throws Exception {
    running.start(() -> () -> stopped.add("database"));
    running.start(
        () ->
            () -> {
              throw new IllegalStateException("expected by the test");
            });
    running.close();

    assertThat(stopped).containsExactly("database");
  }

  @Test
  void start_afterClose_startsNothing() {
    running.close();

    assertThatThrownBy(() -> running.start(() -> () -> stopped.add("late")))
        .isInstanceOf(CancellationException.class);
    assertThat(stopped).isEmpty();
  }
}
