package io.narrows.engine;

import java.time.Duration;

/** The end of the JVM, however it comes: the last data is sent, within a bounded time. */
final class Exit implements Runnable {
  // A graceful shutdown lets open requests end. Of the time there is, so much is waited for them: a
  // third, because one that will never end must neither hold up the exit nor take all its time.
  private static final int PATIENCE = 3;

  private final Engine engine;
  private final Duration timeout;
  private final Thread hook = new Thread(this, "narrows-exit");

  Exit(Engine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  void register() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // too late to say anything
    }
  }

  void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // then the hook does what is to be done
    }
  }

  @Override
  public void run() {
    long endNanos = System.nanoTime() + timeout.toNanos();
    engine.awaitRequests(timeout.dividedBy(PATIENCE));
    engine.close(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
  }
}
