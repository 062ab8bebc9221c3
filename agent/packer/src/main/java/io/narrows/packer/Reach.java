package io.narrows.packer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The classes that can be reached from ours. A provider is reached when its service is; so nothing
 * that {@code ServiceLoader} could find is missing.
 */
final class Reach {
  private final Map<String, byte[]> classes;
  private final Map<String, List<String>> declared;
  private final Rules rules;
  private final Set<String> reached = new TreeSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  Reach(Map<String, byte[]> classes, Map<String, List<String>> services, Rules rules) {
    this.classes = classes;
    this.declared = services;
    this.rules = rules;
    for (String name : classes.keySet()) {
      if (!Packer.isPackageInfo(name)
          && (name.startsWith(Packer.OUR_PREFIX) || rules.keeps(name))) {
        visit(name);
      }
    }
    while (!waiting.isEmpty()) {
      follow(waiting.remove());
    }
  }

  Set<String> reached() {
    return reached;
  }

  /** The services with their providers, of those that are reached. */
  Map<String, List<String>> services() {
    Map<String, List<String>> kept = new TreeMap<>();
    for (Map.Entry<String, List<String>> service : declared.entrySet()) {
      List<String> providers = new ArrayList<>();
      for (String provider : service.getValue()) {
        if (reached.contains(provider.replace('.', '/'))) {
          providers.add(provider);
        }
      }
      if (reached.contains(service.getKey().replace('.', '/')) && !providers.isEmpty()) {
        kept.put(service.getKey(), providers);
      }
    }
    return kept;
  }

  private void follow(String name) {
    for (String mentioned : ClassNames.in(classes.get(name), classes.keySet())) {
      visit(mentioned);
    }
    for (String provider : declared.getOrDefault(name.replace('/', '.'), List.of())) {
      visit(provider.replace('.', '/'));
    }
  }

  private void visit(String name) {
    if (classes.containsKey(name) && !rules.drops(name) && reached.add(name)) {
      waiting.add(name);
    }
  }
}
