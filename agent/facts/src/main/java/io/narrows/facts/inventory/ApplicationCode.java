package io.narrows.facts.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application's own classes from those of libraries. For one thread.
 *
 * <h2>How</h2>
 *
 * By where a package was loaded from ({@link Origins}). What the application's packages have in
 * common, {@code com.acme}, counts for its other jars too. A jar that has everything in it says
 * nothing by its place: there the package of the main class decides. Where no class of the
 * application has a known place, whatever is no known library is the application's.
 */
public final class ApplicationCode {
  private static final int KNOWN_LIMIT = 8192;
  private static final String BOOT_LOADER = "org.springframework.boot.loader.";

  // Organisations that share two segments: there the third tells them apart.
  private static final Set<String> SHARED = Set.of("com.github.", "io.github.", "org.github.");

  private static final String[] AGENT = {
    "io.narrows.bootstrap.",
    "io.narrows.engine.",
    "io.narrows.facts.",
    "io.narrows.instrumentation.",
    "io.narrows.launcher."
  };

  private final Origins origins;
  private final Set<String> packages = new HashSet<>();
  private final Set<String> prefixes = new HashSet<>();
  private final Map<String, List<String>> proxies = new HashMap<>();
  private final Map<String, Boolean> known = new HashMap<>();
  private @Nullable String mainClass;
  private boolean mainClassRead;
  private int version = -1;

  public ApplicationCode(Origins origins) {
    this.origins = origins;
  }

  /** Whether somebody wrote this class for the application. */
  public boolean isApplication(String className) {
    refresh();
    Boolean answer = known.get(className);
    if (answer == null) {
      answer = judge(className);
      if (known.size() >= KNOWN_LIMIT) {
        known.clear();
      }
      known.put(className, answer);
    }
    return answer;
  }

  /** Whether a class is part of the JDK. */
  public static boolean isJdk(String className) {
    return LibraryNames.isJdk(className);
  }

  /** Whether nobody wrote this class: it was made at run time. */
  public static boolean isGenerated(String className) {
    return Generated.isGenerated(className);
  }

  /** Whether a class is the agent's. */
  public static boolean isAgent(String className) {
    for (String prefix : AGENT) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The interface that a proxy class stands for, the application's own before others; or null. */
  public @Nullable String interfaceOf(String proxyClass) {
    refresh();
    List<String> interfaces = proxies.get(proxyClass);
    if (interfaces == null || interfaces.isEmpty()) {
      return null;
    }
    for (String each : interfaces) {
      if (isApplication(each)) {
        return each;
      }
    }
    return interfaces.get(0);
  }

  private boolean judge(String className) {
    if (LibraryNames.isJdk(className) || Generated.isGenerated(className) || isAgent(className)) {
      return false;
    }
    if (packages.contains(packageOf(className))) {
      return true;
    }
    return !LibraryNames.isLibrary(className)
        && (packages.isEmpty() || prefixes.contains(prefixOf(className)));
  }

  /** With a dot at its end; empty for the unnamed package. */
  private static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.') + 1);
  }

  /** The first two segments of a class or package name, with a dot at their end; or what it has. */
  private static String prefixOf(String name) {
    String two = segments(name, 2);
    return SHARED.contains(two) ? segments(name, 3) : two;
  }

  private static String segments(String name, int count) {
    int end = 0;
    for (int i = 0; i < count; i++) {
      int dot = name.indexOf('.', end);
      if (dot < 0) {
        return name.substring(0, end);
      }
      end = dot + 1;
    }
    return name.substring(0, end);
  }

  private void refresh() {
    int current = origins.version();
    if (current == version) {
      return;
    }
    version = current;
    known.clear();
    packages.clear();
    prefixes.clear();
    for (String each : origins.ownPackages()) {
      add(dotted(each));
    }
    for (String each : ofMainJar()) {
      add(each);
    }
    for (Origins.Proxied each : origins.proxies()) {
      proxies.putIfAbsent(each.className(), each.interfaces());
    }
  }

  private void add(String name) {
    packages.add(name);
    String prefix = prefixOf(name);
    if (prefix.indexOf('.') < prefix.length() - 1 && !LibraryNames.isLibrary(prefix)) {
      prefixes.add(prefix);
    }
  }

  private static String dotted(String internalPackage) {
    return internalPackage.isEmpty() ? "" : internalPackage.replace('/', '.') + '.';
  }

  private List<String> ofMainJar() {
    List<String> candidates = new ArrayList<>();
    boolean isShaded = false;
    for (String each : origins.mainJarPackages()) {
      String name = dotted(each);
      if (!LibraryNames.isLibrary(name)) {
        candidates.add(name);
      } else if (!name.startsWith(BOOT_LOADER)) {
        isShaded = true;
      }
    }
    if (isShaded) {
      String main = mainClass();
      String prefix = main == null ? "" : prefixOf(main);
      candidates.removeIf(each -> !prefix.equals(prefixOf(each)));
    }
    return candidates;
  }

  private @Nullable String mainClass() {
    if (!mainClassRead) {
      mainClassRead = true;
      mainClass = origins.main().readName();
    }
    return mainClass;
  }
}
