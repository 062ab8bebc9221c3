package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;

/** Forgets, once a second, what the application has dropped. */
public final class Upkeep implements Sink {
  private static final long PERIOD_NANOS = 1_000_000_000;

  private final StackRecorder recorder;
  private final Attachments attachments;
  private final Resources resources;
  private long lastNanos;

  public Upkeep(StackRecorder recorder, Attachments attachments, Resources resources) {
    this.recorder = recorder;
    this.attachments = attachments;
    this.resources = resources;
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - lastNanos >= PERIOD_NANOS) {
      lastNanos = nowNanos;
      recorder.expunge();
      attachments.expunge();
      resources.expunge();
    }
  }
}
