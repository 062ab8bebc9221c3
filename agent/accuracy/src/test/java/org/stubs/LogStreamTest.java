package org.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stubs.Journal.Entry;

class LogStreamTest {
  private final Journal journal = new Journal();
  private final LogStream log = new LogStream(journal);

  private Entry written(int length) throws Exception {
    log.write("x".repeat(length).getBytes(StandardCharsets.UTF_8));
    return journal.entries().get(journal.entries().size() - 1);
  }

  @Test
  void fullBlocks_takeTheirTimeAndAreNoted() throws Exception {
    log.program(Delay.millis(3));

    Entry document = written(2 * LogStream.BLOCK);
    assertThat(document.name()).isEqualTo("log");
    assertThat(document.nanos()).isGreaterThanOrEqualTo(6_000_000);
  }

  @Test
  void line_fillsNoBlock() throws Exception {
    log.program(Delay.millis(1_000_000));

    assertThat(written(80).name()).isEqualTo("log");
  }

  @Test
  void turnOfAThread_isWhereItsWritingBegan() throws Exception {
    Entry line = written(80);

    assertThat(log.begunNanos()).isEqualTo(line.startNanos());
  }
}
