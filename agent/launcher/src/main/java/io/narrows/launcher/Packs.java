package io.narrows.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of narrows.jar's {@code agent} folder, which lie there in packs. The build writes
 * packs and index, and says in its class of this name how they look.
 */
final class Packs {
  private static final String FOLDER = "agent/";
  private static final int KEPT = 4;

  private final ZipFile zip;
  private final byte[] index;
  // A start reads its classes in the order in which they were packed; what it needs later is rare.
  private final byte[][] unpacked = new byte[KEPT][];
  private final int[] numbers = new int[KEPT];
  private int oldest;

  Packs(Path jar) throws IOException {
    zip = new ZipFile(jar.toFile());
    index = read("index");
    Arrays.fill(numbers, -1);
  }

  /** The class file of a class, or null when it is none of ours. */
  byte @Nullable [] find(String className) throws IOException {
    int hash = className.hashCode();
    int slots = int4(index, 0);
    for (int slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      int at = 4 + slot * 12;
      int pack = int4(index, at + 4) - 1;
      if (pack < 0) {
        return null;
      }
      if (int4(index, at) == hash) {
        byte[] found = entry(pack(pack), int4(index, at + 8), className);
        if (found != null) {
          return found;
        }
      }
    }
  }

  /** A file of the jar that lies in no pack, or null. */
  byte @Nullable [] file(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = new byte[(int) entry.getSize()];
      in.readNBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  private synchronized byte[] pack(int number) throws IOException {
    for (int i = 0; i < KEPT; i++) {
      if (numbers[i] == number) {
        return unpacked[i];
      }
    }
    byte[] bytes = read(number + ".pack");
    unpacked[oldest] = bytes;
    numbers[oldest] = number;
    oldest = (oldest + 1) % KEPT;
    return bytes;
  }

  private static byte @Nullable [] entry(byte[] pack, int offset, String className) {
    int nameLength = (pack[offset] & 0xff) << 8 | pack[offset + 1] & 0xff;
    if (nameLength != className.length()) {
      return null;
    }
    int at = offset + 2;
    for (int i = 0; i < nameLength; i++) {
      if (pack[at++] != className.charAt(i)) {
        return null;
      }
    }
    return Arrays.copyOfRange(pack, at + 4, at + 4 + int4(pack, at));
  }

  private byte[] read(String name) throws IOException {
    byte[] bytes = file(FOLDER + name);
    if (bytes == null) {
      throw new IOException("narrows.jar is damaged: " + FOLDER + name + " is missing");
    }
    return bytes;
  }

  private static int int4(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }
}
