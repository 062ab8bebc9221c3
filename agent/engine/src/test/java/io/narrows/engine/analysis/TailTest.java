package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final long MILLI = 1_000_000;

  /** Requests of which one in fifty reads five times as often, and waits for a connection. */
  private static EndpointView load(int requests, boolean hasTail) {
    Load load = new Load();
    Random random = new Random(3);
    for (int i = 0; i < requests; i++) {
      boolean isSlow = hasTail && random.nextInt(50) == 0;
      load.request(
          "GET",
          "/orders",
          0,
          none -> {
            load.recorded.clock.advance(MILLI + random.nextInt(500_000));
            if (isSlow) {
              load.recorded.operation(Kind.DB_ACQUIRE, "pool", 300 * MILLI);
            }
            for (int n = 0; n < (isSlow ? 50 : 10); n++) {
              load.query("SELECT items", 2 * MILLI + random.nextInt(100_000));
            }
          });
    }
    return load.snapshot().endpoints().get(0);
  }

  @Test
  void parts_addUpToExactlyTheGap() {
    Tail tail = Tail.of(load(5_000, true));

    double sum = tail.parts().stream().mapToDouble(Tail.Part::nanos).sum();
    assertThat(sum).isCloseTo(tail.gapNanos(), within(1.0));
    assertThat(tail.slowNanos()).isGreaterThan(tail.typicalNanos());
  }

  @Test
  void cause_isNamedWithMoreCallsApartFromSlowerOnes() {
    Tail tail = Tail.of(load(5_000, true));

    assertThat(tail.parts().get(0).kind()).isEqualTo(Kind.DB_ACQUIRE);
    assertThat(tail.parts().get(0).nanos()).isCloseTo(300.0 * MILLI, within(1.0 * MILLI));
    Tail.SignaturePart query =
        tail.signatures().stream()
            .filter(part -> part.signature().kind() == Kind.DB_EXEC)
            .findFirst()
            .orElseThrow();
    assertThat(query.typicalCount()).isCloseTo(10, within(0.01));
    assertThat(query.slowCount()).isCloseTo(50, within(0.01));
    assertThat(query.moreNanos() + query.slowerNanos()).isCloseTo(query.nanos(), within(1.0));
    assertThat(Math.abs(query.slowerNanos())).isLessThan(0.05 * query.moreNanos());
    assertThat(tail.isRelevant(query.nanos(), query.errorNanos())).isTrue();
  }

  @Test
  void evenRequests_haveNoRelevantCauseButChance() {
    Tail tail = Tail.of(load(5_000, false));

    assertThat(tail.gapNanos()).isLessThan(2.0 * MILLI);
  }

  @Test
  void fewRequests_sayNothing() {
    assertThat(Tail.of(load(150, true))).isNull();
  }
}
