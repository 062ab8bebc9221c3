package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBufferTest {
  @Test
  void poll_returnsInTheOrderOfTheOffers() {
    RequestBuffer<Integer> buffer = new RequestBuffer<>(4);
    for (int round = 0; round < 10; round++) {
      assertThat(buffer.offer(round)).isTrue();
      assertThat(buffer.offer(-round)).isTrue();
      assertThat(buffer.poll()).isEqualTo(round);
      assertThat(buffer.poll()).isEqualTo(-round);
      assertThat(buffer.poll()).isNull();
    }
  }

  @Test
  void offer_refusesWhenFull() {
    RequestBuffer<Integer> buffer = new RequestBuffer<>(2);
    assertThat(buffer.offer(1)).isTrue();
    assertThat(buffer.offer(2)).isTrue();
    assertThat(buffer.offer(3)).isFalse();
    assertThat(buffer.size()).isEqualTo(2);
    buffer.poll();
    assertThat(buffer.offer(3)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -2, 0, 1, 3})
  void capacity_isAPowerOfTwoAboveOne(int capacity) {
    assertThatThrownBy(() -> new RequestBuffer<Integer>(capacity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": " + capacity);
  }

  @Test
  void manyProducers_everyElementArrivesOnceAndInTheOrderOfItsProducer() throws Exception {
    int producers = 6;
    int each = 50_000;
    RequestBuffer<long[]> buffer = new RequestBuffer<>(256);
    AtomicLong refused = new AtomicLong();
    AtomicInteger running = new AtomicInteger(producers);
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int producer = p;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  if (!buffer.offer(new long[] {producer, i})) {
                    refused.incrementAndGet();
                  }
                }
                running.decrementAndGet();
              });
      threads.add(thread);
      thread.start();
    }
    long[] last = new long[producers];
    java.util.Arrays.fill(last, -1);
    long taken = 0;
    boolean ordered = true;
    while (true) {
      boolean done = running.get() == 0;
      long[] element = buffer.poll();
      if (element != null) {
        ordered &= element[1] > last[(int) element[0]];
        last[(int) element[0]] = element[1];
        taken++;
      } else if (done) {
        break;
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ordered).isTrue();
    assertThat(taken + refused.get()).isEqualTo((long) producers * each);
    assertThat(buffer.size()).isZero();
  }
}
