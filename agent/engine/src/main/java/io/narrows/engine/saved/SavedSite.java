package io.narrows.engine.saved;

import org.jspecify.annotations.Nullable;

/**
 * A place in the application's code.
 *
 * @param path of the file below its source folder, or null
 * @param line or -1
 */
public record SavedSite(
    String className, String method, @Nullable String file, @Nullable String path, int line) {
  static SavedSite of(Tree tree) throws Unreadable {
    String file = tree.text("file", "");
    String path = tree.text("path", "");
    return new SavedSite(
        tree.text("class"),
        tree.text("method"),
        file.isEmpty() ? null : file,
        path.isEmpty() ? null : path,
        (int) tree.number("line", -1));
  }

  /** The method with its whole class name. */
  public String function() {
    return className + "." + method;
  }

  /** In the form that consoles turn into a link. */
  public String said() {
    String simple = className.substring(className.lastIndexOf('.') + 1) + "." + method;
    return file == null || line < 0 ? simple : simple + " (" + file + ":" + line + ")";
  }
}
