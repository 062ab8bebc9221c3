package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for any number of producers and consumers, after D. Vyukov's bounded MPMC queue:
 * each cell carries a sequence number, so that one compare-and-set moves an end and nothing waits.
 * Used both ways: slices to the drain, and recycled slices back.
 */
final class RequestBuffer<T> {
  private final AtomicReferenceArray<@Nullable T> cells;
  private final AtomicLongArray sequences;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final int mask;

  /**
   * @param capacity a power of two, and not one: the sequence of a single cell is the same when it
   *     is full and when it is free again
   */
  RequestBuffer(int capacity) {
    if (Integer.bitCount(capacity) != 1 || capacity < 2) {
      throw new IllegalArgumentException("capacity is no power of two above one: " + capacity);
    }
    cells = new AtomicReferenceArray<>(capacity);
    sequences = new AtomicLongArray(capacity);
    mask = capacity - 1;
    for (int i = 0; i < capacity; i++) {
      sequences.set(i, i);
    }
  }

  /** Adds an element; false when the buffer is full. */
  boolean offer(T element) {
    while (true) {
      long position = tail.get();
      int cell = (int) position & mask;
      long lag = sequences.get(cell) - position;
      if (lag == 0) {
        if (tail.compareAndSet(position, position + 1)) {
          cells.lazySet(cell, element);
          sequences.set(cell, position + 1);
          return true;
        }
      } else if (lag < 0) {
        return false;
      }
    }
  }

  /** Takes the oldest element, or null when there is none. */
  @Nullable T poll() {
    while (true) {
      long position = head.get();
      int cell = (int) position & mask;
      long lag = sequences.get(cell) - (position + 1);
      if (lag == 0) {
        if (head.compareAndSet(position, position + 1)) {
          T element = cells.get(cell);
          cells.lazySet(cell, null);
          sequences.set(cell, position + mask + 1);
          return element;
        }
      } else if (lag < 0) {
        return null;
      }
    }
  }

  /** How many elements there are, roughly while others work. */
  int size() {
    return (int) Math.max(0, tail.get() - head.get());
  }
}
