package io.narrows.engine.overlay;

import static io.narrows.engine.overlay.Watched.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
  private final Watched watched = new Watched();

  @Test
  void processorTime_isWhatWasMeasuredAndOfOthersByTheirEndpoint() {
    watched.meter.measures = true;
    watched.request(
        () -> {
          watched.recorded.clock.advance(40 * MILLI);
          watched.meter.cpuNanos += 10 * MILLI;
        });
    watched.settle();
    watched.meter.measures = false;
    watched.request(() -> watched.recorded.clock.advance(20 * MILLI));
    watched.settle();

    assertThat(watched.nanos(Kind.CPU)).isEqualTo(15 * MILLI);
    assertThat(watched.nanos(Kind.OFFCPU_UNKNOWN)).isEqualTo(45 * MILLI);
    assertThat(watched.nanos(Kind.APP)).isZero();
    assertThat(watched.endpoint().own().measured()).isOne();
    assertThat(watched.endpoint().own().cpuNanos()).isEqualTo(10 * MILLI);
    assertThat(watched.snapshot().coverage()).isEqualTo(0.25);
  }

  @Test
  void processorTimeOfQueries_isNotTakenForOwnTime() {
    watched.meter.measures = true;
    watched.request(
        () -> {
          watched.query(30 * MILLI);
          watched.recorded.clock.advance(10 * MILLI);
          watched.meter.cpuNanos += 25 * MILLI;
        });
    watched.settle();

    assertThat(watched.nanos(Kind.CPU)).isEqualTo(10 * MILLI);
    assertThat(watched.nanos(Kind.DB_EXEC)).isEqualTo(30 * MILLI);
  }

  @Test
  void withoutAFreeProcessor_whatDoesNotRunWaitsForOne() {
    watched.meter.measures = true;
    watched.request(
        () -> {
          watched.recorded.clock.advance(40 * MILLI);
          watched.meter.cpuNanos += 10 * MILLI;
        });
    watched.host.remember(watched.now() + MILLI, true);
    watched.settle();

    assertThat(watched.nanos(Kind.RUNQ)).isEqualTo(30 * MILLI);
  }

  @Test
  void longWaitOfLittleWork_isNotForAProcessor() {
    watched.meter.measures = true;
    watched.request(
        () -> {
          watched.recorded.clock.advance(100 * MILLI);
          watched.meter.cpuNanos += MILLI;
        });
    watched.host.remember(watched.now() + MILLI, true);
    watched.settle();

    assertThat(watched.nanos(Kind.RUNQ)).isEqualTo(10 * MILLI);
    assertThat(watched.nanos(Kind.OFFCPU_UNKNOWN)).isEqualTo(89 * MILLI);
  }

  @Test
  void unmeasuredEndpoint_staysUnexplained() {
    watched.request(() -> watched.recorded.clock.advance(40 * MILLI));
    watched.settle();

    assertThat(watched.nanos(Kind.APP)).isEqualTo(40 * MILLI);
    assertThat(watched.snapshot().coverage()).isZero();
  }
}
