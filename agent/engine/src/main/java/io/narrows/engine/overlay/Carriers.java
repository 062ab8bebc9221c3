package io.narrows.engine.overlay;

/** The threads that carry all virtual threads, as the JVM counts them at its start. */
final class Carriers {
  static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  static final String MOST = "jdk.virtualThreadScheduler.maxPoolSize";

  // Before, virtual threads are none or a preview.
  private static final int FIRST_RELEASE = 21;

  private Carriers() {}

  static int ofThisJvm() {
    return of(Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
  }

  /** How many there are at once; 0 where there are none. */
  static int of(int release, int processors) {
    int wanted = Integer.getInteger(PARALLELISM, processors);
    int most = Integer.getInteger(MOST, Integer.MAX_VALUE);
    return release < FIRST_RELEASE ? 0 : Math.max(0, Math.min(wanted, most));
  }
}
