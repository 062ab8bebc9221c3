package io.narrows.packer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts classes one behind the other into packs, each one entry of the jar: a class compresses to
 * half of its size beside others, and 4,700 entries would cost 1.5 MB of headers and names.
 *
 * <h2>Format</h2>
 *
 * <pre>
 * pack N    { length of the name: 2 bytes, binary name, length: 4 bytes, class file } ...
 * index     number of slots: a power of two, then for each slot
 *           { String.hashCode of the binary name, N + 1 or 0 when empty, offset in the pack }
 * </pre>
 *
 * The slot of a class is its hash modulo the number of slots, or the first empty one behind.
 */
final class Packs {
  /** A pack is unpacked as a whole, in about a millisecond. */
  static final int SIZE = 256 * 1024;

  private final List<ByteArrayOutputStream> packs = new ArrayList<>();
  private final Map<String, int[]> places = new TreeMap<>();

  /** Adds a class to the last pack; those added together are unpacked together. */
  void add(String internalName, byte[] bytes) {
    if (packs.isEmpty() || packs.get(packs.size() - 1).size() >= SIZE) {
      packs.add(new ByteArrayOutputStream());
    }
    ByteArrayOutputStream pack = packs.get(packs.size() - 1);
    String name = internalName.replace('/', '.');
    places.put(name, new int[] {packs.size() - 1, pack.size()});
    byte[] encoded = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer entry = ByteBuffer.allocate(6 + encoded.length + bytes.length);
    entry.putShort((short) encoded.length).put(encoded).putInt(bytes.length).put(bytes);
    pack.writeBytes(entry.array());
  }

  int count() {
    return packs.size();
  }

  byte[] pack(int number) {
    return packs.get(number).toByteArray();
  }

  byte[] index() {
    // At most three quarters are filled.
    int slots = Integer.highestOneBit(Math.max(1, places.size() * 4 / 3)) << 1;
    ByteBuffer index = ByteBuffer.allocate(4 + slots * 12);
    index.putInt(slots);
    for (Map.Entry<String, int[]> place : places.entrySet()) {
      int hash = place.getKey().hashCode();
      int slot = hash & (slots - 1);
      while (index.getInt(4 + slot * 12 + 4) != 0) {
        slot = (slot + 1) & (slots - 1);
      }
      int at = 4 + slot * 12;
      index.putInt(at, hash);
      index.putInt(at + 4, place.getValue()[0] + 1);
      index.putInt(at + 8, place.getValue()[1]);
    }
    return index.array();
  }
}
