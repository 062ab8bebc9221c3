package io.narrows.instrumentation;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.WeaveTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Instrumentations} as the build wrote them into the jar, where there is a jar. */
public final class Weaves {
  private static final String TABLE = "narrows.weaves";

  private Weaves() {}

  /** Run by the build: writes them into this file. */
  public static void main(String[] file) throws IOException {
    Files.writeString(Path.of(file[0]), WeaveTable.write(Instrumentations.all()));
  }

  static List<Instrumentation> all() {
    String table = table();
    return table == null ? Instrumentations.all() : WeaveTable.read(table);
  }

  private static @Nullable String table() {
    ClassLoader loader = Weaves.class.getClassLoader();
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(TABLE)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
