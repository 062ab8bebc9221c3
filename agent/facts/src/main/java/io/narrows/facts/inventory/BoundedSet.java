package io.narrows.facts.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A set that only grows, up to its capacity, by compare-and-set into an open table: transformers
 * add to it while the application holds its class loading locks.
 */
final class BoundedSet<E> {
  private final AtomicReferenceArray<@Nullable E> table;
  private final LongAdder refused = new LongAdder();
  private final int mask;

  /**
   * @param capacity a power of two
   */
  BoundedSet(int capacity) {
    table = new AtomicReferenceArray<>(capacity);
    mask = capacity - 1;
  }

  /** Adds an element; false when it was there, or did not fit. */
  boolean add(E element) {
    int hash = element.hashCode();
    int start = hash ^ (hash >>> 16);
    for (int i = 0; i <= mask; i++) {
      int cell = (start + i) & mask;
      if (table.get(cell) == null && table.compareAndSet(cell, null, element)) {
        return true;
      }
      if (element.equals(table.get(cell))) {
        return false;
      }
    }
    refused.increment();
    return false;
  }

  List<E> elements() {
    List<E> elements = new ArrayList<>();
    for (int i = 0; i <= mask; i++) {
      E element = table.get(i);
      if (element != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** How often something did not fit. */
  long refused() {
    return refused.sum();
  }
}
