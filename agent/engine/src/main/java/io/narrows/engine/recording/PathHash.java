package io.narrows.engine.recording;

/**
 * Tells the paths of URLs apart by what does not change from call to call: segments with a digit in
 * them, and those that are too long for a name, count as any other such segment.
 */
final class PathHash {
  private static final int NAME_LIMIT = 32;

  private PathHash() {}

  static int of(String url) {
    int scheme = url.indexOf("://");
    int at = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    int hash = 0;
    while (at >= 0 && at < url.length() && url.charAt(at) == '/') {
      int end = at + 1;
      int segment = 0;
      boolean isName = true;
      while (end < url.length() && isPath(url.charAt(end))) {
        char letter = url.charAt(end++);
        segment = 31 * segment + letter;
        isName &= letter < '0' || letter > '9';
      }
      hash = 31 * hash + (isName && end - at <= NAME_LIMIT ? segment : 1);
      at = end;
    }
    return hash;
  }

  private static boolean isPath(char letter) {
    return letter != '/' && letter != '?' && letter != '#' && letter != ';';
  }
}
