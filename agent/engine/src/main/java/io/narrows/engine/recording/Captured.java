package io.narrows.engine.recording;

/**
 * Where a thread stood: the JVM notes methods and positions, and makes names and lines of them only
 * when somebody asks, which the drain does.
 */
final class Captured extends Throwable {
  private static final long serialVersionUID = 1;

  Captured() {
    super(null, null, false, true);
  }
}
