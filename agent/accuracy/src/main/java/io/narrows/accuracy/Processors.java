package io.narrows.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the processors of this machine were, whoever used them; Linux only. */
final class Processors {
  private static final Path STAT = Path.of("/proc/stat");
  // The columns after "cpu" are user, nice, system, idle, iowait and more.
  private static final int IDLE = 4;
  private static final int WAITS_FOR_DISK = 5;

  private final long busy;
  private final long all;

  private Processors(long busy, long all) {
    this.busy = busy;
    this.all = all;
  }

  /** So far. */
  static Processors now() throws IOException {
    if (!Files.exists(STAT)) {
      return new Processors(0, 0);
    }
    String[] columns = Files.readAllLines(STAT).get(0).split(" +");
    long all = 0;
    long idle = 0;
    for (int i = 1; i < columns.length; i++) {
      long ticks = Long.parseLong(columns[i]);
      all += ticks;
      idle += i == IDLE || i == WAITS_FOR_DISK ? ticks : 0;
    }
    return new Processors(all - idle, all);
  }

  /** The share that was busy since then; 0 where nobody knows. */
  double busySince(Processors then) {
    return all == then.all ? 0 : (double) (busy - then.busy) / (all - then.all);
  }
}
