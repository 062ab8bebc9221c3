package io.narrows.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
  private final Attachments attachments = new Attachments();

  @Test
  void take_returnsValuesOfOneKeyInTheOrderOfTheirAdding() {
    Runnable task = () -> {};
    attachments.add(task, "first");
    attachments.add(task, "second");

    assertThat(attachments.take(task)).isEqualTo("first");
    assertThat(attachments.take(task)).isEqualTo("second");
    assertThat(attachments.take(task)).isNull();
    assertThat(attachments.size()).isZero();
  }

  @Test
  void keys_areComparedByIdentity() {
    String key = new String("key");
    attachments.set(key, "value");

    assertThat(attachments.get(key)).isEqualTo("value");
    assertThat(attachments.get(new String("key"))).isNull();
  }

  @Test
  void set_replacesTheValue() {
    Object key = new Object();
    attachments.set(key, "old");
    attachments.set(key, "new");

    assertThat(attachments.get(key)).isEqualTo("new");
    assertThat(attachments.size()).isOne();
  }

  @Test
  void set_usesTheFieldOfAnAttachable() {
    Field key = new Field();
    attachments.set(key, "value");

    assertThat(key.value).isEqualTo("value");
    assertThat(attachments.get(key)).isEqualTo("value");
    assertThat(attachments.size()).isZero();
  }

  @Test
  void entries_dieWithTheirKey() {
    WeakReference<Object> gone = addAndForget();
    for (int i = 0; i < 100 && (gone.get() != null || attachments.size() > 0); i++) {
      System.gc();
      attachments.expunge();
    }

    assertThat(gone.get()).isNull();
    assertThat(attachments.size()).isZero();
  }

  private WeakReference<Object> addAndForget() {
    Object key = new Object();
    attachments.add(key, "value");
    attachments.add(key, "another");
    return new WeakReference<>(key);
  }

  @Test
  void add_refusesTooManyValuesOfOneKey() {
    Object key = new Object();
    for (int i = 0; i < Attachments.MAX_PER_BUCKET; i++) {
      assertThat(attachments.add(key, i)).isTrue();
    }

    assertThat(attachments.add(key, "one more")).isFalse();
    assertThat(attachments.refused()).isOne();
    attachments.take(key);
    assertThat(attachments.add(key, "fits again")).isTrue();
  }

  @Test
  void add_refusesAboveTheLimitOfTheMap() {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < Attachments.MAX_ENTRIES + 1000; i++) {
      Object key = new Object();
      keys.add(key);
      attachments.add(key, i);
    }

    assertThat(attachments.size()).isLessThanOrEqualTo(Attachments.MAX_ENTRIES);
    assertThat(attachments.refused() + attachments.size()).isEqualTo(keys.size());
    keys.forEach(attachments::take);
    assertThat(attachments.size()).isZero();
  }

  @Test
  void concurrentAddAndTake_losesNothingAndTakesNothingTwice() throws Exception {
    int threads = 8;
    int rounds = 20_000;
    // Few keys, so that the threads meet in the same buckets and in the same queues.
    Object[] keys = new Object[16];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new Object();
    }
    Set<Object> taken = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    AtomicInteger added = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int id = t;
      Thread thread =
          new Thread(
              () -> {
                await(start);
                for (int i = 0; i < rounds; i++) {
                  Object key = keys[(id * 7 + i) % keys.length];
                  if (attachments.add(key, id * rounds + i)) {
                    added.incrementAndGet();
                  }
                  Object value = attachments.take(key);
                  if (value != null && !taken.add(value)) {
                    twice.incrementAndGet();
                  }
                }
              });
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    for (Object key : keys) {
      for (Object rest = attachments.take(key); rest != null; rest = attachments.take(key)) {
        taken.add(rest);
      }
    }

    assertThat(twice).hasValue(0);
    assertThat(taken).hasSize(added.get());
    assertThat(attachments.size()).isZero();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Field implements Attachable {
    @Nullable Object value;

    @Override
    public @Nullable Object narrows$attached() {
      return value;
    }

    @Override
    public void narrows$attach(@Nullable Object attached) {
      value = attached;
    }
  }
}
