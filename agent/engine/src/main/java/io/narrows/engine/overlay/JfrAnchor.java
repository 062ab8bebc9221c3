package io.narrows.engine.overlay;

import jdk.jfr.Category;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** An event that says when it was by our clock. */
@Name(JfrAnchor.NAME)
@Label("Narrows clock")
@Category("Narrows")
@StackTrace(false)
@Registered(true)
final class JfrAnchor extends jdk.jfr.Event {
  static final String NAME = "narrows.Clock";

  @Label("System.nanoTime")
  final long nanos;

  JfrAnchor(long nanos) {
    this.nanos = nanos;
  }
}
