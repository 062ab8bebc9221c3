package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadCostsTest {
  private volatile Object sink;

  @Test
  void measuredRequest_hasItsProcessorTimeAndBytes() {
    Recorded recorded = new Recorded();
    recorded.recording.costs(ThreadCosts.every(1));
    List<Long> cpu = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    recorded.onRequest(
        request -> {
          Slice slice = request.slices().get(0);
          cpu.add(slice.cpuNanos());
          bytes.add(slice.allocatedBytes());
        });
    Operation request = recorded.beginRequest("GET", "/");
    long until = System.nanoTime() + 5_000_000;
    while (System.nanoTime() < until) {
      sink = new byte[1024];
    }
    sink = new byte[1 << 20];
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(cpu.get(0)).isBetween(1L, 10_000_000_000L);
    assertThat(bytes.get(0)).isGreaterThan(1 << 20);
  }

  @Test
  void oneInSixteen_isMeasured() {
    Recorded recorded = new Recorded();
    recorded.recording.costs(ThreadCosts.every(ThreadCosts.ONE_IN));
    List<Long> measured = new ArrayList<>();
    recorded.onRequest(
        request -> {
          if (request.slices().get(0).cpuNanos() >= 0) {
            measured.add(request.slices().get(0).cpuNanos());
          }
        });
    for (int i = 0; i < 3_200; i++) {
      recorded.recorder.endRequest(recorded.beginRequest("GET", "/"), 200, null);
      recorded.drain();
    }
    assertThat(measured.size()).isBetween(100, 320);
  }
}
