package io.narrows.engine.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A place in the code.
 *
 * @param className the class as it is named at run time
 * @param file the source file, or null where the class was compiled without
 * @param line the line, or -1
 */
public record CodeLocation(String className, String method, @Nullable String file, int line) {
  /** In the form that development environments turn into a link. */
  @Override
  public String toString() {
    String simple = className.substring(className.lastIndexOf('.') + 1) + "." + method;
    return file == null ? simple : simple + " (" + file + (line < 0 ? "" : ":" + line) + ")";
  }
}
