package io.narrows.facts.inventory;

/** A class that an instrumentation changed. */
public record Woven(String className, String instrumentation) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Woven that
        && className.equals(that.className)
        && instrumentation.equals(that.instrumentation);
  }

  @Override
  public int hashCode() {
    return 31 * className.hashCode() + instrumentation.hashCode();
  }
}
