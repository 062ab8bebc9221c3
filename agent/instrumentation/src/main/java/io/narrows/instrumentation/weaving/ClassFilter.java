package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which weaves a class gets, from cheap to dear: its name, its loader, the names in its constant
 * pool, its declared methods, and only then its super types.
 */
final class ClassFilter {
  private final Map<String, List<Weave>> byName = new HashMap<>();
  private final List<Weave> byHierarchy = new ArrayList<>();
  private final NameSet methodNames = new NameSet();
  private final Hierarchy hierarchy = new Hierarchy();
  private final List<String> excluded;

  /**
   * @param excluded internal-name prefixes of classes that are never woven
   */
  ClassFilter(List<Weave> weaves, List<String> excluded) {
    this.excluded = excluded;
    for (Weave weave : weaves) {
      if (weave.isByName()) {
        for (String type : weave.types()) {
          byName.computeIfAbsent(type, name -> new ArrayList<>()).add(weave);
        }
      } else {
        byHierarchy.add(weave);
        for (Weave.Join join : weave.joins()) {
          methodNames.add(join.method);
        }
      }
    }
  }

  /** The weaves of this class; empty for nearly all. */
  List<Weave> weavesFor(String name, @Nullable ClassLoader loader, byte[] bytes) {
    if (isOurs(name)) {
      return List.of();
    }
    List<Weave> named = byName.get(name);
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      // Classes of the JDK are woven by name only.
      return named == null ? List.of() : named;
    }
    if (isExcluded(name)) {
      return List.of();
    }
    return withSubtypes(named, loader, bytes);
  }

  private List<Weave> withSubtypes(@Nullable List<Weave> named, ClassLoader loader, byte[] bytes) {
    ClassHeader header = ClassHeader.read(bytes, methodNames);
    if (header == null || header.isInterface()) {
      return named == null ? List.of() : named;
    }
    List<String> methods = header.methods(methodNames);
    if (methods.isEmpty()) {
      return named == null ? List.of() : named;
    }
    List<Weave> weaves = named == null ? new ArrayList<>(2) : new ArrayList<>(named);
    Set<String> superTypes = null;
    for (Weave weave : byHierarchy) {
      if (weave.advisesAny(methods) && header.mentions(weave.mentioned())) {
        superTypes = superTypes == null ? hierarchy.superTypes(header, loader) : superTypes;
        if (containsAny(superTypes, weave.types())) {
          weaves.add(weave);
        }
      }
    }
    return weaves;
  }

  /** Whether a class that is loaded already may have weaves: by its name, or one of its types. */
  boolean mayMatch(Class<?> loaded) {
    String name = loaded.getName().replace('.', '/');
    if (isOurs(name) || loaded.isArray() || loaded.isInterface() || loaded.isHidden()) {
      return false;
    }
    if (byName.containsKey(name)) {
      return true;
    }
    ClassLoader loader = loaded.getClassLoader();
    if (loader == null || loader == ClassLoader.getPlatformClassLoader() || isExcluded(name)) {
      return false;
    }
    for (Weave weave : byHierarchy) {
      if (isSubtype(loaded, weave.types())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSubtype(@Nullable Class<?> type, List<String> names) {
    if (type == null || type == Object.class) {
      return false;
    }
    if (names.contains(type.getName().replace('.', '/'))) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isSubtype(implemented, names)) {
        return true;
      }
    }
    return isSubtype(type.getSuperclass(), names);
  }

  /** The names of classes that are woven by name. */
  Set<String> names() {
    return byName.keySet();
  }

  private static boolean containsAny(Set<String> types, List<String> wanted) {
    for (String type : wanted) {
      if (types.contains(type)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExcluded(String name) {
    for (String prefix : excluded) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("io/narrows/");
  }
}
