package io.narrows.facts.inventory;

import org.jspecify.annotations.Nullable;

/** A library that was met, with its version or "unknown". */
public record Library(String name, String version) {
  private static final String JAR = ".jar";
  private static final String UNKNOWN = "unknown";

  /**
   * By the name of its jar, also of a jar in a jar: {@code HikariCP-7.0.2.jar}.
   *
   * @return null for a folder
   */
  static @Nullable Library at(String url) {
    int end = url.length();
    while (end > 0 && (url.charAt(end - 1) == '/' || url.charAt(end - 1) == '!')) {
      end--;
    }
    String file = url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    if (!file.endsWith(JAR)) {
      return null;
    }
    String name = file.substring(0, file.length() - JAR.length());
    int version = startOfVersion(name);
    return version < 0
        ? new Library(name, UNKNOWN)
        : new Library(name.substring(0, version - 1), name.substring(version));
  }

  /** Behind the first hyphen that a digit follows, or -1. */
  private static int startOfVersion(String name) {
    for (int i = name.indexOf('-'); i > 0; i = name.indexOf('-', i + 1)) {
      if (i + 1 < name.length() && Character.isDigit(name.charAt(i + 1))) {
        return i + 1;
      }
    }
    return -1;
  }

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
