package io.narrows.bootstrap;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A weak map by identity that keeps a queue of values per key, so that the same {@code Runnable}
 * submitted twice travels with two contexts. Entries die with their key.
 *
 * <h2>Concurrency</h2>
 *
 * No lock. A bucket is a list that grows at its head by compare-and-set. A value is taken by
 * setting it to null once; the node stays until a later traversal unlinks it. Unlinking is a plain
 * write: two of them may race and leave a dead node in place, never lose a live one, because a
 * {@code next} pointer only ever skips dead nodes.
 *
 * <h2>Bounds</h2>
 *
 * At most {@link #MAX_ENTRIES} live entries, and {@link #MAX_PER_BUCKET} in one bucket, so that the
 * same task submitted a hundred thousand times does not make each look-up a walk of as many nodes;
 * what comes above is refused and counted.
 */
public final class Attachments {
  static final int MAX_ENTRIES = 1 << 16;
  static final int MAX_PER_BUCKET = 1 << 9;
  private static final int BUCKETS = 1 << 12;

  private final AtomicReferenceArray<@Nullable Node> heads;
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final AtomicIntegerArray inBucket;
  private final AtomicInteger entries = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  public Attachments() {
    this(BUCKETS);
  }

  /**
   * @param buckets a power of two; many where many entries wait at once
   */
  public Attachments(int buckets) {
    if (Integer.bitCount(buckets) != 1) {
      throw new IllegalArgumentException("not a power of two: " + buckets);
    }
    heads = new AtomicReferenceArray<>(buckets);
    inBucket = new AtomicIntegerArray(buckets);
  }

  /** Sets the value of this key: into its own field where the class has one. */
  public void set(Object key, Object value) {
    if (key instanceof Attachable) {
      ((Attachable) key).narrows$attach(value);
    } else {
      remove(key);
      add(key, value);
    }
  }

  /** Forgets the values of this key. */
  public void remove(Object key) {
    if (key instanceof Attachable) {
      ((Attachable) key).narrows$attach(null);
    } else {
      while (take(key) != null) {
        // the next one
      }
    }
  }

  /** The value of this key, or null. */
  public @Nullable Object get(Object key) {
    if (key instanceof Attachable) {
      return ((Attachable) key).narrows$attached();
    }
    Node oldest = oldest(key);
    return oldest == null ? null : oldest.value();
  }

  /** Adds a value behind those that the key has already. Returns false when the map is full. */
  public boolean add(Object key, Object value) {
    int bucket = bucket(key);
    if (!reserve(bucket)) {
      refused.incrementAndGet();
      return false;
    }
    Node node = new Node(key, dead, value, bucket);
    do {
      node.next = heads.get(bucket);
    } while (!heads.compareAndSet(bucket, node.next, node));
    return true;
  }

  private boolean reserve(int bucket) {
    boolean fits = entries.incrementAndGet() <= MAX_ENTRIES;
    fits &= inBucket.incrementAndGet(bucket) <= MAX_PER_BUCKET;
    if (!fits) {
      release(bucket);
    }
    return fits;
  }

  private void release(int bucket) {
    entries.decrementAndGet();
    inBucket.decrementAndGet(bucket);
  }

  /** Removes and returns the oldest value of this key, or null. */
  public @Nullable Object take(Object key) {
    while (true) {
      Node oldest = oldest(key);
      if (oldest == null) {
        return null;
      }
      Object value = oldest.claim();
      if (value != null) {
        release(oldest.bucket);
        sweep(oldest.bucket);
        return value;
      }
    }
  }

  /** Drops the entries whose keys were collected; called from time to time by the agent. */
  public void expunge() {
    for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
      Node node = (Node) gone;
      if (node.claim() != null) {
        release(node.bucket);
      }
      sweep(node.bucket);
    }
  }

  /** How many entries live. */
  public int size() {
    return entries.get();
  }

  /** How many additions were refused because the map was full. */
  public long refused() {
    return refused.get();
  }

  private @Nullable Node oldest(Object key) {
    Node found = null;
    for (Node node = heads.get(bucket(key)); node != null; node = node.next) {
      // refersTo, not get: get would keep the key alive for a concurrent collector.
      if (node.refersTo(key) && node.value() != null) {
        found = node;
      }
    }
    return found;
  }

  private void sweep(int bucket) {
    Node head = heads.get(bucket);
    while (head != null && head.value() == null && heads.compareAndSet(bucket, head, head.next)) {
      head = heads.get(bucket);
    }
    for (Node node = head; node != null; node = node.next) {
      Node next = node.next;
      while (next != null && next.value() == null) {
        next = next.next;
      }
      node.next = next;
    }
  }

  private int bucket(Object key) {
    int hash = System.identityHashCode(key);
    return (hash ^ (hash >>> 15)) & (heads.length() - 1);
  }

  private static final class Node extends WeakReference<Object> {
    private static final java.util.concurrent.atomic.AtomicReferenceFieldUpdater<Node, Object>
        VALUE =
            java.util.concurrent.atomic.AtomicReferenceFieldUpdater.newUpdater(
                Node.class, Object.class, "value");
    final int bucket;
    volatile @Nullable Node next;
    private volatile @Nullable Object value;

    Node(Object key, ReferenceQueue<Object> dead, Object value, int bucket) {
      super(key, dead);
      this.value = value;
      this.bucket = bucket;
    }

    @Nullable Object value() {
      return value;
    }

    @Nullable Object claim() {
      return VALUE.getAndSet(this, null);
    }
  }
}
