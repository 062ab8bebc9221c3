package io.narrows.instrumentation.weaving;

import java.util.List;

/** One technology that is watched: its name in settings and reports, and what is woven for it. */
public interface Instrumentation {
  /** The name as in {@code narrows.instrumentation.<name>.enabled}. */
  String name();

  /** What is woven; called once. */
  List<Weave> weaves();
}
