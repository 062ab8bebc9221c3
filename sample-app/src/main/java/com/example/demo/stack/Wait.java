package com.example.demo.stack;

import com.example.demo.DemoException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true: a line that is written over on a terminal, else a few. */
final class Wait {

  private static final long POLL_MILLIS = 100;
  private static final boolean TERMINAL = Boolean.getBoolean("demo.terminal");
  private static final Duration WORD = Duration.ofSeconds(TERMINAL ? 1 : 15);
  private static final String REWRITE = "\r\u001b[K";

  private final BooleanSupplier isStopped;

  Wait(BooleanSupplier isStopped) {
    this.isStopped = isStopped;
  }

  /** What has to become true. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Whether it became true within that time. */
  boolean until(String what, Duration patience, Condition condition) throws Exception {
    long start = System.nanoTime();
    long nextWord = WORD.toNanos();
    while (!condition.holds()) {
      long passed = System.nanoTime() - start;
      if (isStopped.getAsBoolean()) {
        throw new CancellationException("stopped");
      }
      if (passed >= patience.toNanos()) {
        say("");
        return false;
      }
      if (passed >= nextWord) {
        say("  %3d s  %s".formatted(passed / 1_000_000_000, what));
        nextWord += WORD.toNanos();
      }
      Thread.sleep(POLL_MILLIS);
    }
    say("");
    return true;
  }

  /** Nothing takes the line away. */
  private static void say(String line) {
    if (TERMINAL) {
      System.out.print(REWRITE + line);
      System.out.flush();
    } else if (!line.isEmpty()) {
      System.out.println(line);
    }
  }

  void require(String what, Duration patience, Condition condition) throws Exception {
    if (!until(what, patience, condition)) {
      throw new DemoException("waited " + patience.toSeconds() + " s in vain: " + what);
    }
  }

  void seconds(String what, Duration time) throws Exception {
    until(what, time, () -> false);
  }
}
