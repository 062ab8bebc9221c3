package io.narrows.instrumentation.weaving;

import java.nio.charset.StandardCharsets;

/**
 * A set of ASCII names that is asked about slices of a class file without making strings. A length
 * and the first letter turn most of them away before anything is hashed.
 */
final class NameSet {
  private final byte[][][] byLength = new byte[64][][];
  private final long[] firstLetters = new long[64];

  void add(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.ISO_8859_1);
    int length = ascii.length;
    byte[][] known = byLength[length] == null ? new byte[0][] : byLength[length];
    byte[][] grown = new byte[known.length + 1][];
    System.arraycopy(known, 0, grown, 0, known.length);
    grown[known.length] = ascii;
    byLength[length] = grown;
    firstLetters[length] |= 1L << (ascii[0] & 63);
  }

  boolean contains(byte[] bytes, int from, int length) {
    if (length == 0
        || length >= byLength.length
        || (firstLetters[length] >>> (bytes[from] & 63) & 1) == 0) {
      return false;
    }
    for (byte[] name : byLength[length]) {
      if (equal(name, bytes, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(byte[] name, byte[] bytes, int from) {
    for (int i = 0; i < name.length; i++) {
      if (name[i] != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
