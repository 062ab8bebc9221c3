package io.narrows.engine;

/** Who started the engine, and weaves for it. */
public interface Host {
  /** Makes the weaver ready; called once, first thing, by the agent's own thread. */
  void weave();

  /** How many classes were loaded so far; while the application starts they are many. */
  int classesSeen();

  /** Weaves everything back: the agent leaves this JVM. */
  void unweave();
}
