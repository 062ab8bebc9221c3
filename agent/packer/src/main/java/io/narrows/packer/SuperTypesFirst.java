package io.narrows.packer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** The order in which classes can be defined one by one: each after its super types. */
final class SuperTypesFirst {
  private final Map<String, byte[]> classes;
  private final Set<String> ordered = new LinkedHashSet<>();

  private SuperTypesFirst(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  static List<String> order(Map<String, byte[]> classes) {
    SuperTypesFirst order = new SuperTypesFirst(classes);
    for (String name : classes.keySet()) {
      order.visit(name);
    }
    return new ArrayList<>(order.ordered);
  }

  private void visit(String name) {
    byte[] bytes = classes.get(name);
    if (bytes == null || ordered.contains(name)) {
      return;
    }
    ClassReader reader = new ClassReader(bytes);
    visit(reader.getSuperName());
    for (String implemented : reader.getInterfaces()) {
      visit(implemented);
    }
    ordered.add(name);
  }
}
