package io.narrows.engine.control;

/** How the agent itself is doing, for people. */
public interface StatusSource {
  String text();
}
