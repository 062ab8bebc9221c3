package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private final Load load = new Load();
  private final Executor executor = Runnable::run;

  private void run(Runnable task) {
    load.recorded.on(1);
    Operation run = Objects.requireNonNull(load.recorded.recorder.beginTask(task));
    load.recorded.clock.advance(1_000);
    load.recorded.recorder.endTask(run, null);
    load.recorded.on(0);
  }

  private Runnable submit() {
    Runnable task = new Object()::hashCode;
    load.recorded.recorder.submitted(executor, task, 0);
    return task;
  }

  private FanOutView view() {
    return load.snapshot().endpoints().get(0).fanOut();
  }

  @Test
  void tasksThatAreSubmittedTogether_areAtOnceWhateverThreadsThereAre() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          List<Runnable> tasks = new ArrayList<>();
          for (int i = 0; i < 30; i++) {
            tasks.add(submit());
          }
          tasks.forEach(this::run);
        });
    assertThat(view().requests()).isEqualTo(1);
    assertThat(view().maxChildren()).isEqualTo(30);
  }

  @Test
  void tasksOneAfterAnother_areNot() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          for (int i = 0; i < 30; i++) {
            run(submit());
            load.recorded.clock.advance(1);
          }
        });
    assertThat(view()).isEqualTo(FanOutView.NONE);
  }
}
