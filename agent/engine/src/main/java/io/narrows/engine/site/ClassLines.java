package io.narrows.engine.site;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of an instruction, by the table in the class file: for stacks that point to the
 * instruction after the one that is meant. For one thread.
 */
public final class ClassLines {
  private static final int LIMIT = 512;

  private final ClassLoader loader;
  private final Map<String, Integer> known = new HashMap<>();

  public ClassLines(ClassLoader loader) {
    this.loader = loader;
  }

  /** The line of the instruction at or just before this index; -1 where that is not known. */
  public int line(String className, String method, String descriptor, int index) {
    String key = className + '.' + method + descriptor + index;
    Integer line = known.get(key);
    if (line == null) {
      line = read(className, method, descriptor, index);
      if (known.size() < LIMIT) {
        known.put(key, line);
      }
    }
    return line;
  }

  private int read(String className, String method, String descriptor, int index) {
    try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
      return in == null ? -1 : new Reader(in.readAllBytes()).line(method, descriptor, index);
    } catch (IOException | RuntimeException unreadable) {
      return -1;
    }
  }

  /** One class file; see chapter 4 of the JVM specification. */
  private static final class Reader {
    private final DataInputStream in;
    private final @Nullable String[] texts;

    Reader(byte[] file) throws IOException {
      in = new DataInputStream(new ByteArrayInputStream(file));
      in.skipNBytes(8);
      texts = new String[in.readUnsignedShort()];
      for (int i = 1; i < texts.length; i++) {
        i += constant(i);
      }
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
    }

    /** Returns how many further places the constant takes. */
    private int constant(int index) throws IOException {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1:
          texts[index] = in.readUTF();
          return 0;
        case 5, 6:
          in.skipNBytes(8);
          return 1;
        case 7, 8, 16, 19, 20:
          in.skipNBytes(2);
          return 0;
        case 15:
          in.skipNBytes(3);
          return 0;
        default:
          in.skipNBytes(4);
          return 0;
      }
    }

    int line(String method, String descriptor, int index) throws IOException {
      for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
        in.skipNBytes(6);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
          skipAttribute();
        }
      }
      for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
        in.skipNBytes(2);
        boolean isIt = method.equals(text()) & descriptor.equals(text());
        for (int left = in.readUnsignedShort(); left > 0; left--) {
          if (isIt && "Code".equals(text())) {
            in.skipNBytes(4);
            return inCode(index);
          }
          if (!isIt) {
            in.skipNBytes(2);
          }
          in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
      }
      return -1;
    }

    private int inCode(int index) throws IOException {
      in.skipNBytes(4);
      in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      in.skipNBytes(8L * in.readUnsignedShort());
      int line = -1;
      int nearest = -1;
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        if (!"LineNumberTable".equals(text())) {
          in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
          continue;
        }
        in.skipNBytes(4);
        for (int entries = in.readUnsignedShort(); entries > 0; entries--) {
          int start = in.readUnsignedShort();
          int number = in.readUnsignedShort();
          if (start <= index && start >= nearest) {
            nearest = start;
            line = number;
          }
        }
      }
      return line;
    }

    private void skipAttribute() throws IOException {
      in.skipNBytes(2);
      in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
    }

    private @Nullable String text() throws IOException {
      return texts[in.readUnsignedShort()];
    }
  }
}
