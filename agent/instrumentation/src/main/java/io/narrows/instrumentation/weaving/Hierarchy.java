package io.narrows.instrumentation.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The super types of a class that is being loaded, read from class files: asking for the classes
 * themselves would load application classes from inside the transformer. What was read is kept per
 * loader, which is held weakly.
 */
final class Hierarchy {
  private final Map<ClassLoader, Map<String, List<String>>> direct = new WeakHashMap<>();

  /** All super types of this class, by internal name, without the class itself. */
  Set<String> superTypes(ClassHeader header, @Nullable ClassLoader loader) {
    Set<String> all = new HashSet<>();
    collect(directOf(header), loader, all);
    return all;
  }

  private void collect(List<String> types, @Nullable ClassLoader loader, Set<String> all) {
    for (String type : types) {
      if (all.add(type)) {
        collect(directOf(type, loader), loader, all);
      }
    }
  }

  private List<String> directOf(String type, @Nullable ClassLoader loader) {
    if (type.equals("java/lang/Object")) {
      return List.of();
    }
    Map<String, List<String>> known = of(loader);
    List<String> types = known.get(type);
    if (types == null) {
      types = read(type, loader);
      known.put(type, types);
    }
    return types;
  }

  private Map<String, List<String>> of(@Nullable ClassLoader loader) {
    // Our own lock, held for a map access only: no application code runs inside it.
    ClassLoader key = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    synchronized (direct) {
      return direct.computeIfAbsent(key, k -> new ConcurrentHashMap<>());
    }
  }

  private static List<String> read(String type, @Nullable ClassLoader loader) {
    String resource = type + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      ClassHeader header = in == null ? null : ClassHeader.read(in.readAllBytes(), null);
      return header == null ? List.of() : directOf(header);
    } catch (IOException | RuntimeException unreadable) {
      return List.of();
    }
  }

  private static List<String> directOf(ClassHeader header) {
    List<String> types = new ArrayList<>(header.interfaces());
    String superName = header.superName();
    if (superName != null) {
      types.add(superName);
    }
    return types;
  }
}
