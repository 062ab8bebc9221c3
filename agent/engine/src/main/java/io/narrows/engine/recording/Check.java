package io.narrows.engine.recording;

/** What a pool does with a connection before it lends it, where no SQL of it is known. */
public enum Check {
  /** {@code Connection.isValid}. */
  IS_VALID,
  /** A statement whose text nobody saw. */
  UNKNOWN
}
