package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottlingTest {
  @TempDir Path root;

  @Test
  void versionTwo_isReadInMicroseconds() throws IOException {
    Files.writeString(
        root.resolve("cpu.stat"), "usage_usec 5\nnr_throttled 2\nthrottled_usec 70\n");

    assertThat(Throttling.below(root).nanos()).isEqualTo(70_000);
  }

  @Test
  void versionOne_isReadInNanoseconds() throws IOException {
    Files.createDirectories(root.resolve("cpu,cpuacct"));
    Files.writeString(
        root.resolve("cpu,cpuacct/cpu.stat"), "nr_periods 9\nnr_throttled 2\nthrottled_time 70\n");

    assertThat(Throttling.below(root).nanos()).isEqualTo(70);
  }

  @Test
  void whatCannotBeRead_isNoThrottling() throws IOException {
    assertThat(Throttling.below(root).nanos()).isZero();
    Files.writeString(root.resolve("cpu.stat"), "throttled_usec many\n");
    assertThat(Throttling.below(root).nanos()).isZero();
  }
}
