package io.narrows.engine.recording;

/**
 * Looks at all executors and pools ten times a second: whether their threads are all at work or
 * stuck, and whether somebody waits for a connection.
 */
public final class Probes implements Sink {
  private static final long SIZES_NANOS = 1_000_000_000;

  private final Resources resources;
  private long sizedNanos = Long.MIN_VALUE / 2;

  public Probes(Resources resources) {
    this.resources = resources;
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    boolean sizes = nowNanos - sizedNanos >= SIZES_NANOS;
    sizedNanos = sizes ? nowNanos : sizedNanos;
    for (ExecutorStats executor : resources.executors()) {
      if (sizes) {
        executor.size();
      }
      executor.probe(nowNanos);
    }
    for (PoolStats pool : resources.pools()) {
      pool.probe(nowNanos);
    }
  }
}
