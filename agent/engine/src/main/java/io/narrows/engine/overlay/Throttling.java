package io.narrows.engine.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the container was stopped for having used up its share of the processors, as the control
 * group counts it: {@code throttled_usec} of version 2, {@code throttled_time} of version 1.
 */
final class Throttling {
  private static final List<String> PLACES =
      List.of("cpu.stat", "cpu/cpu.stat", "cpu,cpuacct/cpu.stat");

  private final @Nullable Path file;

  private Throttling(@Nullable Path file) {
    this.file = file;
  }

  static Throttling ofThisContainer() {
    return below(Path.of("/sys/fs/cgroup"));
  }

  static Throttling below(Path root) {
    for (String place : PLACES) {
      Path file = root.resolve(place);
      if (Files.isReadable(file)) {
        return new Throttling(file);
      }
    }
    return new Throttling(null);
  }

  /** Since the group was made; 0 where there is no limit, or none can be read. */
  long nanos() {
    if (file == null) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("throttled_usec ")) {
          return number(line) * 1_000;
        }
        if (line.startsWith("throttled_time ")) {
          return number(line);
        }
      }
    } catch (IOException | NumberFormatException unreadable) {
      return 0;
    }
    return 0;
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(line.indexOf(' ') + 1).trim());
  }
}
