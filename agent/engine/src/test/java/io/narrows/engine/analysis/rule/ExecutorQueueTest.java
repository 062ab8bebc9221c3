package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class ExecutorQueueTest {
  private final Views views = new Views();

  @Test
  void executorQueue_isFoundForTasksOfTheRequest() {
    views.endpoint("POST /labels", 100, waiting(Kind.QUEUE, "labels", 80));
    views.executors.add(Views.resource("labels", 2, 4_000, 80, 29));

    assertThat(views.judge()).extracting(Finding::type).containsExactly("executor_queue");
    assertThat(views.judge().get(0).evidence().get(0)).contains("labels (2 threads), 97 % busy");
  }
}
