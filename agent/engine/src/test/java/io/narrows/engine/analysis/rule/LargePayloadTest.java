package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargePayloadTest {
  private final Views views = new Views();

  private List<Finding> found(Outgoing calls, double waitMillis, double bodyMillis) {
    views.endpoint(
        "GET /file",
        400,
        calls.of(Outgoing.call(1, waitMillis)),
        Outgoing.part(Kind.HTTP_BODY, bodyMillis));
    return views.judge(new LargePayload());
  }

  private static Outgoing received(long bytes) {
    Outgoing calls = new Outgoing();
    calls.received = Outgoing.bytes(100, bytes);
    return calls;
  }

  @Test
  void largeAnswer_isNamedWithItsSize() {
    Finding finding = found(received(2_400_000), 20, 180).get(0);

    assertThat(finding.type()).isEqualTo("large_payload");
    assertThat(finding.title())
        .isEqualTo("GET /file reads 2.4 MB with each call of inventory:8080");
    assertThat(finding.highPerRequest()).isEqualTo(200 * Views.MILLI);
  }

  @Test
  void largeQuestion_isSent() {
    Outgoing calls = new Outgoing();
    calls.sent = Outgoing.bytes(100, 500_000);
    assertThat(found(calls, 150, 0).get(0).title())
        .isEqualTo("GET /file sends 500 kB with each call of inventory:8080");
  }

  @Test
  void smallAnswer_isNot() {
    assertThat(found(received(200_000), 20, 180)).isEmpty();
  }

  @Test
  void largeAnswerThatIsQuick_isFine() {
    assertThat(found(received(2_400_000), 5, 20)).isEmpty();
  }
}
