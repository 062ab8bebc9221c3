package io.narrows.instrumentation;

import io.narrows.instrumentation.jdbc.Jdbc;
import io.narrows.instrumentation.weaving.Instrumentation;
import java.util.List;

/** THE list: one line per technology. */
public final class Instrumentations {
  private Instrumentations() {}

  /** All of them, in no particular order. */
  public static List<Instrumentation> all() {
    return List.of(new Jdbc());
  }
}
