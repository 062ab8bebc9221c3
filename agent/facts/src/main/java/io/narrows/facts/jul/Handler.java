package io.narrows.facts.jul;

/** Named by libraries that would add a handler; none is ever called. */
public abstract class Handler {
  protected Handler() {}

  public abstract void publish(LogRecord record);

  public abstract void flush();

  public abstract void close();
}
