package io.narrows.engine.export.otlp;

import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;

/** Lets tests of other packages have one. */
public final class TestRejections {
  private TestRejections() {}

  /** None, until it is told some. */
  public static Rejections none() {
    return new Rejections("traces", new Log(Level.OFF, System.err));
  }
}
