package io.narrows.launcher.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes in the packs of a narrows.jar, to be looked at, and to be broken in a copy. */
public final class PackedJar {
  private final Path jar;

  public PackedJar(Path jar) {
    this.jar = jar;
  }

  /** Class files by binary name. */
  public Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      for (Path pack : packs(zip)) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(pack));
        while (bytes.hasRemaining()) {
          byte[] name = new byte[bytes.getShort()];
          bytes.get(name);
          byte[] file = new byte[bytes.getInt()];
          bytes.get(file);
          classes.put(new String(name, StandardCharsets.US_ASCII), file);
        }
      }
    }
    return classes;
  }

  /** Takes a class away: its place in the pack gets another name. */
  public void remove(String className) throws IOException {
    overwrite(className, 2, new byte[] {'?'});
  }

  /** Makes a class file unreadable. */
  public void damage(String className) throws IOException {
    overwrite(className, 2 + className.length() + 4, new byte[] {0, 0, 0, 0});
  }

  private void overwrite(String className, int distance, byte[] with) throws IOException {
    byte[] name = className.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer sought = ByteBuffer.allocate(2 + name.length);
    sought.putShort((short) name.length).put(name);
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      for (Path pack : packs(zip)) {
        byte[] bytes = Files.readAllBytes(pack);
        int at = indexOf(bytes, sought.array());
        if (at >= 0) {
          System.arraycopy(with, 0, bytes, at + distance, with.length);
          Files.write(pack, bytes);
          return;
        }
      }
    }
    throw new IllegalArgumentException(className + " is not packed");
  }

  private static int indexOf(byte[] bytes, byte[] sought) {
    for (int at = 0; at <= bytes.length - sought.length; at++) {
      if (ByteBuffer.wrap(bytes, at, sought.length).equals(ByteBuffer.wrap(sought))) {
        return at;
      }
    }
    return -1;
  }

  private static List<Path> packs(FileSystem zip) throws IOException {
    try (Stream<Path> files = Files.list(zip.getPath("agent"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }
}
