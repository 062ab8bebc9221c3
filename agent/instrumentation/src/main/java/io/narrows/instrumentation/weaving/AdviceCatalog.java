package io.narrows.instrumentation.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Advice classes, each read once. */
final class AdviceCatalog {
  private final Map<String, Advice> read = new ConcurrentHashMap<>();
  private final @Nullable ClassLoader ours = AdviceCatalog.class.getClassLoader();

  Advice of(String advice) {
    Advice known = read.get(advice);
    if (known != null) {
      return known;
    }
    Advice first = Advice.read(classFile(advice.replace('.', '/') + ".class"));
    known = read.putIfAbsent(advice, first);
    return known == null ? first : known;
  }

  private byte[] classFile(String resource) {
    try (InputStream in =
        ours == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : ours.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource + " cannot be read", unreadable);
    }
  }
}
