package io.narrows.facts.inventory;

/** A class that runs unwoven although it should not, and why. */
public record Failure(String className, String reason) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Failure that
        && className.equals(that.className)
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return 31 * className.hashCode() + reason.hashCode();
  }
}
