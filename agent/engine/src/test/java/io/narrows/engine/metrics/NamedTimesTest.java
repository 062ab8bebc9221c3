package io.narrows.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTimesTest {
  @Test
  void manyNames_shareOneAndLoseNothing() {
    NamedTimes times = new NamedTimes();
    for (int i = 0; i < 3 * NamedTimes.LIMIT; i++) {
      times.add("lock " + i, 2);
      times.add("lock 0", 1);
    }
    Map<String, Long> seen = new HashMap<>();
    times.forEach(seen::put);

    assertThat(seen).hasSize(NamedTimes.LIMIT + 1);
    assertThat(seen.get("lock 0")).isEqualTo(2 + 3L * NamedTimes.LIMIT);
    assertThat(seen.values().stream().mapToLong(nanos -> nanos).sum())
        .isEqualTo(9L * NamedTimes.LIMIT);
  }
}
