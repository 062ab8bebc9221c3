package io.narrows.engine.recording;

/** The time as the recording sees it; one subclass in production, so its call is inlined. */
public abstract class Clock {
  /** The JVM's clock. */
  public static final Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long epochNanos() {
          return System.currentTimeMillis() * 1_000_000L;
        }
      };

  protected Clock() {}

  /** Nanoseconds since an arbitrary origin; never goes back. */
  public abstract long nanos();

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public abstract long epochNanos();
}
