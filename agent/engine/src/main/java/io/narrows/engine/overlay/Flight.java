package io.narrows.engine.overlay;

/** A flight recording that is read while it runs. */
interface Flight {
  /** Called by the drain about once a second: ties the recording's clock to ours. */
  void tick();

  /** Ends it; what was recorded until now is told before, if that takes no longer than this. */
  void end(long patienceNanos);
}
