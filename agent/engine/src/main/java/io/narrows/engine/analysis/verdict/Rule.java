package io.narrows.engine.analysis.verdict;

import java.util.function.Consumer;

/** Knows one kind of bottleneck. Without state: what it says depends on the scene alone. */
public interface Rule {
  /** Its one name, which findings, panels and scenarios carry too. */
  String type();

  /** Tells what it sees; whether that is worth a word is not its business. */
  void look(Scene scene, Consumer<Draft> found);
}
