package io.narrows.bootstrap;

/**
 * Implemented by woven classes that were given a field for {@link Attachments}: a field costs 2 ns
 * where the weak map costs 40 ns and an allocation.
 */
public interface Attachable {
  /** What was attached, or null. */
  Object narrows$attached();

  /** Attaches a value, or null to detach. */
  void narrows$attach(Object value);
}
