package io.narrows.engine.recording;

import java.lang.ref.WeakReference;

/** A key by identity that does not keep its object. */
class WeakKey extends WeakReference<Object> {
  private final int hash;

  WeakKey(Object object) {
    super(object);
    hash = System.identityHashCode(object);
  }

  boolean isGone() {
    return refersTo(null);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (other instanceof WeakKey) {
      // Two threads may bring a key each for the same new object.
      Object mine = get();
      return mine != null && ((WeakKey) other).refersTo(mine);
    }
    return other instanceof Probe && refersTo(((Probe) other).object);
  }

  /** Looks a {@link WeakKey} up without making a reference. */
  static final class Probe {
    private final Object object;

    Probe(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WeakKey && ((WeakKey) other).refersTo(object);
    }
  }
}
