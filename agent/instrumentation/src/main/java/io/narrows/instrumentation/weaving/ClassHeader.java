package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in a class file, read in place (JVMS §4) without a library: one of these is made for
 * every class that an application loads, so it costs a microsecond and loads no other class.
 */
final class ClassHeader {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int ABSTRACT_OR_NATIVE = 0x0500;

  private final byte[] bytes;
  private final int[] offsets;
  private final int body;

  // What was asked last; several weaves ask for the same.
  private @Nullable String mentioned;
  private @Nullable String unmentioned;

  private ClassHeader(byte[] bytes, int[] offsets, int body) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.body = body;
  }

  /**
   * Reads the constant pool. Returns null when it is no class file, or when {@code names} is given
   * and the class mentions none of them.
   */
  static @Nullable ClassHeader read(byte[] bytes, @Nullable NameSet names) {
    if (bytes.length < 10 || u4(bytes, 0) != MAGIC) {
      return null;
    }
    int count = u2(bytes, 8);
    int[] offsets = new int[count];
    boolean mentioned = names == null;
    int at = 10;
    for (int i = 1; i < count; i++) {
      offsets[i] = at;
      switch (bytes[at]) {
        case 1:
          int length = u2(bytes, at + 1);
          mentioned = mentioned || names.contains(bytes, at + 3, length);
          at += 3 + length;
          break;
        case 3, 4, 9, 10, 11, 12, 17, 18:
          at += 5;
          break;
        case 5, 6:
          at += 9;
          i++;
          break;
        case 7, 8, 16, 19, 20:
          at += 3;
          break;
        case 15:
          at += 4;
          break;
        default:
          return null;
      }
    }
    return mentioned ? new ClassHeader(bytes, offsets, at) : null;
  }

  boolean isInterface() {
    return (u2(bytes, body) & 0x0200) != 0;
  }

  String name() {
    return className(u2(bytes, body + 2));
  }

  /** The super class, or null of {@code java.lang.Object}. */
  @Nullable String superName() {
    int index = u2(bytes, body + 4);
    return index == 0 ? null : className(index);
  }

  List<String> interfaces() {
    int count = u2(bytes, body + 6);
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(className(u2(bytes, body + 8 + 2 * i)));
    }
    return names;
  }

  /** Whether this text is somewhere among the constants. */
  boolean mentions(String text) {
    if (text.isEmpty() || text.equals(mentioned)) {
      return true;
    }
    if (text.equals(unmentioned)) {
      return false;
    }
    boolean found = find(text);
    if (found) {
      mentioned = text;
    } else {
      unmentioned = text;
    }
    return found;
  }

  private boolean find(String text) {
    byte first = (byte) text.charAt(0);
    for (int at = 10; at + text.length() <= body; at++) {
      if (bytes[at] == first && startsWith(text, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean startsWith(String text, int at) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The declared methods with code that have one of these names: each name and descriptor. */
  List<String> methods(NameSet names) {
    int at = skipMembers(body + 8 + 2 * u2(bytes, body + 6));
    int count = u2(bytes, at);
    List<String> methods = new ArrayList<>(0);
    at += 2;
    for (int i = 0; i < count; i++) {
      int name = offsets[u2(bytes, at + 2)];
      if ((u2(bytes, at) & ABSTRACT_OR_NATIVE) == 0
          && names.contains(bytes, name + 3, u2(bytes, name + 1))) {
        methods.add(utf8(u2(bytes, at + 2)).concat(utf8(u2(bytes, at + 4))));
      }
      at = skipMember(at);
    }
    return methods;
  }

  /** How many locals the code of each declared method has, in their order; 0 without code. */
  int[] locals() {
    int at = skipMembers(body + 8 + 2 * u2(bytes, body + 6));
    int[] locals = new int[u2(bytes, at)];
    at += 2;
    for (int i = 0; i < locals.length; i++) {
      locals[i] = localsOf(at);
      at = skipMember(at);
    }
    return locals;
  }

  private int localsOf(int method) {
    int at = method + 8;
    for (int i = u2(bytes, method + 6); i > 0; i--) {
      if (utf8(u2(bytes, at)).equals("Code")) {
        return u2(bytes, at + 8);
      }
      at += 6 + u4(bytes, at + 2);
    }
    return 0;
  }

  private int skipMembers(int at) {
    int count = u2(bytes, at);
    at += 2;
    for (int i = 0; i < count; i++) {
      at = skipMember(at);
    }
    return at;
  }

  private int skipMember(int at) {
    int attributes = u2(bytes, at + 6);
    at += 8;
    for (int i = 0; i < attributes; i++) {
      at += 6 + u4(bytes, at + 2);
    }
    return at;
  }

  private String className(int index) {
    return utf8(u2(bytes, offsets[index] + 1));
  }

  @SuppressWarnings("deprecation") // Latin-1 of ASCII names; a name with other characters of
  // modified UTF-8 matches nothing of ours, which is right
  private String utf8(int index) {
    int at = offsets[index];
    return new String(bytes, 0, at + 3, u2(bytes, at + 1));
  }

  private static int u2(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static int u4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }
}
