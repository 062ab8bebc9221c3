package io.narrows.facts.inventory;

/** A library that was met, with its version or "unknown". */
public record Library(String name, String version) {
  // Written out here and in its siblings: what a record gets from the compiler is linked by
  // invokedynamic at its first use, which is on an application thread that loads a class.
  @Override
  public boolean equals(Object other) {
    return other instanceof Library that && name.equals(that.name) && version.equals(that.version);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + version.hashCode();
  }
}
