package io.narrows.bootstrap;

/**
 * The token of one open operation: enter advice gets it from {@link Probe}, exit advice gives it
 * back. Null means that there is nothing to end.
 */
public abstract class Operation {
  protected Operation() {}
}
