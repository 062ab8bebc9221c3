package io.narrows.engine.recording;

/** A reader of what was recorded; called by the drain only. What it needs later it copies. */
public interface Sink {
  /** A slice arrived: every slice does once, also when its request ended before. */
  void slice(Slice slice);

  /** A request ended; its slices, all that arrived, stand in it. */
  void request(Request request);

  /** Some time has passed: about every 100 ms, also when nothing arrives. */
  default void tick(long nowNanos) {}
}
