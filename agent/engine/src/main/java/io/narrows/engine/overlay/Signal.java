package io.narrows.engine.overlay;

/** Something that was learnt from the JVM about a time that is over. */
sealed interface Signal permits Begun, Wait, Pause, Sample, Look, Pinned, Thrown, Doing {
  /** When it was over. */
  long to();
}
