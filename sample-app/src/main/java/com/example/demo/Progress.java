package com.example.demo;

import com.example.demo.Traffic.Visit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** What the user sees while waiting: a line that is written over on a terminal, else several. */
public final class Progress {

  private static final boolean TERMINAL = Boolean.getBoolean("demo.terminal");
  private static final Duration INTERVAL = Duration.ofSeconds(TERMINAL ? 1 : 5);
  private static final String REWRITE = "\r\u001b[K";

  private Progress() {}

  /** Runs one step of the preparation and says how long it took. */
  public static <T> T step(String what, Step<T> step) throws Exception {
    System.out.printf("%-42s", what + " ...");
    System.out.flush();
    long start = System.nanoTime();
    T result = step.run();
    System.out.printf("%5.1f s%n", (System.nanoTime() - start) / 1e9);
    return result;
  }

  /** Runs the load with a line about it every second or so. */
  static void during(Load load, Duration length, BooleanSupplier stopped)
      throws InterruptedException {
    Thread visitors = new Thread(() -> load.run(length), "visitors");
    visitors.setDaemon(true);
    long start = System.nanoTime();
    visitors.start();
    while (visitors.isAlive()) {
      visitors.join(INTERVAL.toMillis());
      if (stopped.getAsBoolean()) {
        throw new CancellationException("stopped");
      }
      line(load, Duration.ofNanos(System.nanoTime() - start), length);
    }
    System.out.println(TERMINAL ? "" : "done");
  }

  private static void line(Load load, Duration passed, Duration length) {
    Tally all = load.all();
    String line =
        "%3d s  %5d requests (%3.0f/s)  %d errors  p50 %.0f ms  %3d s left"
            .formatted(
                passed.toSeconds(),
                all.requests(),
                all.requests() / Math.max(1e-3, passed.toMillis() / 1e3),
                all.errors(),
                all.quantileMillis(0.5),
                Math.max(0, length.minus(passed).toSeconds()));
    System.out.print(TERMINAL ? REWRITE + line : line + System.lineSeparator());
    System.out.flush();
  }

  /** What the visitors saw, to be compared with what the agent says. */
  static void table(Load load) {
    System.out.printf("%n%-18s%-42s%9s%7s%9s%9s%n", "", "", "requests", "errors", "p50", "p99");
    for (Map.Entry<Visit, Tally> entry : load.tallies().entrySet()) {
      Tally tally = entry.getValue();
      System.out.printf(
          "%-18s%-42s%9d%7d%6.0f ms%6.0f ms%n",
          entry.getKey().name(),
          entry.getKey().endpoint(),
          tally.requests(),
          tally.errors(),
          tally.quantileMillis(0.5),
          tally.quantileMillis(0.99));
    }
    System.out.println();
  }

  public interface Step<T> {
    T run() throws Exception;
  }
}
