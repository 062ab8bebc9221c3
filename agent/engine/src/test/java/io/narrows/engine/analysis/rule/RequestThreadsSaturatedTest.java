package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class RequestThreadsSaturatedTest {
  private final Views views = new Views();

  @Test
  void waitBeforeTheRequest_isItsContainers() {
    Seen before = waiting(Kind.QUEUE, "http-nio-exec", 80);
    before.target = Signature.BEFORE_REQUEST;
    views.endpoint("GET /orders", 100, before);
    views.executors.add(Views.resource("http-nio-exec", 200, 4_000, 80, 100));

    assertThat(views.judge())
        .extracting(Finding::type)
        .containsExactly("request_threads_saturated");
  }
}
