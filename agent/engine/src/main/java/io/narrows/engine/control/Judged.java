package io.narrows.engine.control;

import java.io.IOException;

/**
 * A report as it is printed, and the JSON of the same moment, by which gates judge it.
 *
 * <p>On the wire: {@code LENGTH\n}, then what is printed, that many characters, then the JSON.
 */
public record Judged(String printed, String json) {
  String encode() {
    return printed.length() + "\n" + printed + json;
  }

  /** Reads the text of an answer. */
  public static Judged decode(String text) throws IOException {
    int end = text.indexOf('\n') + 1;
    try {
      int length = Integer.parseInt(text.substring(0, Math.max(0, end - 1)));
      return new Judged(text.substring(end, end + length), text.substring(end + length));
    } catch (NumberFormatException | IndexOutOfBoundsException broken) {
      throw new IOException("the agent in the JVM is of another version", broken);
    }
  }
}
