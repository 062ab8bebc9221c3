package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.narrows.engine.recording.Recorded;
import org.junit.jupiter.api.Test;

class ResourceHistoryTest {
  private final Recorded recorded = new Recorded();
  private final ResourceHistory history = new ResourceHistory(recorded.resources);

  @Test
  void sizeOfAPool_isTheSameInEveryStretch() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setPoolName("shop");
      pool.setMaximumPoolSize(7);
      recorded.recorder.pool(pool, pool, null, "HIKARICP");

      assertThat(history.sinceStart().pool("shop").limit).isEqualTo(7);
      assertThat(history.sinceClose().pool("shop").limit).isEqualTo(7);
      assertThat(history.close().pool("shop").limit).isEqualTo(7);
      assertThat(history.sinceClose().pool("shop").limit).isEqualTo(7);
    }
  }
}
