package io.narrows.packer;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * The class names that a class file mentions anywhere in its constant pool: as classes, in
 * descriptors and signatures, and as text, so that what is loaded by its name is found too.
 */
final class ClassNames {
  private final Set<String> known;
  private final Set<String> found = new TreeSet<>();

  private ClassNames(Set<String> known) {
    this.known = known;
  }

  /** Those of {@code known} that these bytes mention. */
  static Set<String> in(byte[] bytes, Set<String> known) {
    ClassNames names = new ClassNames(known);
    ClassReader reader = new ClassReader(bytes);
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      // Every name, descriptor and string of a class file ends in an entry with this tag.
      if (offset > 0 && bytes[offset - 1] == 1) {
        names.add(utf8(bytes, offset, buffer));
      }
    }
    return names.found;
  }

  private static String utf8(byte[] bytes, int offset, char[] buffer) {
    int length = (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    int chars = 0;
    for (int at = offset + 2; at < offset + 2 + length; at++) {
      // Class names of libraries are ASCII; what is not becomes something that is no name.
      buffer[chars++] = (char) (bytes[at] & 0x7f);
    }
    return new String(buffer, 0, chars);
  }

  private void add(String text) {
    addIfKnown(text);
    addIfKnown(text.replace('.', '/'));
    // Lcom/acme/Order; and what stands in descriptors, signatures and array types
    for (int at = text.indexOf('L'); at >= 0; at = text.indexOf('L', at + 1)) {
      for (int end = at + 1; end < text.length(); end++) {
        char c = text.charAt(end);
        if (c == ';' || c == '<') {
          addIfKnown(text.substring(at + 1, end));
          break;
        }
      }
    }
  }

  private void addIfKnown(String name) {
    if (known.contains(name)) {
      found.add(name);
    }
  }
}
