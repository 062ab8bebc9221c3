package io.narrows.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What reachability cannot know, one rule a line:
 *
 * <pre>
 * keep okhttp3/Some*            these classes are roots although nothing names them
 * drop okhttp3/internal/sse/*   these are left out although something names them
 * resource okhttp3/internal/*   these other files are kept
 * relocate java/util/logging/ io/narrows/facts/jul/
 * </pre>
 */
final class Rules {
  private final List<String> keep = new ArrayList<>();
  private final List<String> drop = new ArrayList<>();
  private final List<String> resource = new ArrayList<>();
  private final Map<String, String> relocations = new LinkedHashMap<>();

  static Rules read(Path file) throws IOException {
    return of(Files.readAllLines(file));
  }

  static Rules of(List<String> lines) {
    Rules rules = new Rules();
    for (String line : lines) {
      String rule = line.trim();
      if (!rule.isEmpty() && !rule.startsWith("#")) {
        rules.add(rule.split("\\s+"));
      }
    }
    return rules;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "keep" -> keep.add(words[1]);
      case "drop" -> drop.add(words[1]);
      case "resource" -> resource.add(words[1]);
      case "relocate" -> relocations.put(words[1], words[2]);
      default -> throw new IllegalArgumentException("no such rule: " + words[0]);
    }
  }

  boolean keeps(String className) {
    return matches(keep, className);
  }

  boolean drops(String className) {
    return matches(drop, className);
  }

  boolean keepsResource(String path) {
    return matches(resource, path);
  }

  String relocate(String className) {
    for (Map.Entry<String, String> relocation : relocations.entrySet()) {
      if (className.startsWith(relocation.getKey())) {
        return relocation.getValue() + className.substring(relocation.getKey().length());
      }
    }
    return className;
  }

  private static boolean matches(List<String> patterns, String name) {
    for (String pattern : patterns) {
      boolean prefix = pattern.endsWith("*");
      if (prefix
          ? name.startsWith(pattern.substring(0, pattern.length() - 1))
          : name.equals(pattern)) {
        return true;
      }
    }
    return false;
  }
}
