package io.narrows.engine.analysis;

/**
 * The path of a URL with what looks like a value replaced, so that calls for different things are
 * calls of one kind: {@code /stock/4711} is {@code /stock/{}}. Neither host nor query is in it.
 */
final class UrlTemplate {
  /** More of a path tells nothing more, and may be made of values. */
  static final int SEGMENTS = 6;

  private static final int LONGEST_WORD = 32;

  private UrlTemplate() {}

  static String of(String url) {
    String path = path(url);
    StringBuilder template = new StringBuilder();
    int segments = 0;
    for (int from = 1; from <= path.length() && segments < SEGMENTS; segments++) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      template.append('/').append(isValue(path, from, to) ? "{}" : path.substring(from, to));
      from = to + 1;
      if (segments == SEGMENTS - 1 && slash >= 0) {
        template.append("/...");
      }
    }
    return template.length() == 0 ? "/" : template.toString();
  }

  private static String path(String url) {
    int scheme = url.indexOf("://");
    int to = scheme < 0 ? 0 : scheme + 3;
    while (to < url.length() && "?#;".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    int from = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    return from < 0 || from >= to ? "/" : url.substring(from, to);
  }

  /** Words are letters, dots, dashes and underscores; a version such as v1 is one too. */
  private static boolean isValue(String path, int from, int to) {
    int length = to - from;
    if (length > LONGEST_WORD) {
      return true;
    }
    boolean isVersion =
        length >= 2 && length <= 3 && path.charAt(from) == 'v' && isDigits(path, from + 1, to);
    for (int i = from; i < to && !isVersion; i++) {
      char c = path.charAt(i);
      boolean isWord = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
      if (!isWord && c != '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
