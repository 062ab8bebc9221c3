package io.narrows.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that is made by a command, between two marks; the rest is written by people.
 *
 * @param begin the first mark
 * @param end the last one
 */
record Page(String begin, String end) {
  /** Puts it where the page shows it. */
  void publish(Path page, String made) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException("the marks are missing in " + page + ": " + begin);
    }
    Files.writeString(
        page, text.substring(0, from + begin.length()) + "\n" + made + "\n" + text.substring(to));
  }
}
