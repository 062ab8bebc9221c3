package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JVM's own answer. */
@Timeout(60)
class ThreadStacksTest {
  private static final long UNKNOWN = 1L << 40;

  private static final Log SILENT =
      new Log(Level.OFF, new PrintStream(OutputStream.nullOutputStream()));

  private final Stacks stacks = ThreadStacks.ofThisJvm();
  private volatile boolean over;
  private volatile int made;

  private List<Look> looksAt(Thread... threads) {
    long[] ids = new long[threads.length + 1];
    for (int i = 0; i < threads.length; i++) {
      ids[i] = threads[i].getId();
    }
    ids[threads.length] = UNKNOWN;
    List<Look> looks = new ArrayList<>();
    stacks.each(ids, looks::add);
    return looks;
  }

  @Test
  void threadThatMakesExceptions_isSeenFillingInItsStackTrace() throws InterruptedException {
    Thread thread = new Thread(this::make);
    thread.start();
    int seen = 0;
    while (seen == 0) {
      for (Look look : looksAt(thread)) {
        seen += Leaf.makingException(look.stack()) > 0 ? 1 : 0;
        assertThat(look.threadId()).isEqualTo(thread.getId());
        assertThat(look.to()).isLessThanOrEqualTo(System.nanoTime());
      }
    }
    over = true;
    thread.join();
    assertThat(made).isPositive();
  }

  @Test
  void looks_areTakenUntilTheyEndAndWhenAskedAgain() throws InterruptedException {
    Thread thread = new Thread(this::make);
    thread.start();
    List<Signal> told = new CopyOnWriteArrayList<>();
    AtomicInteger muted = new AtomicInteger();
    Looks looks = new Looks(told::add, muted::incrementAndGet, SILENT, stacks);
    for (int time = 1; time <= 2; time++) {
      told.clear();
      looks.at(new long[] {thread.getId()});
      while (told.size() < 3) {
        Thread.onSpinWait();
      }
      looks.end();
      while (isLooking()) {
        Thread.onSpinWait();
      }
      assertThat(muted).hasValue(time);
    }
    over = true;
    thread.join();
  }

  @Test
  void jvmThatRefuses_isNotAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    Stacks refusing =
        (threads, found) -> {
          asked.incrementAndGet();
          throw new SecurityException("no");
        };
    Looks looks = new Looks(signal -> {}, () -> {}, SILENT, refusing);
    looks.at(new long[] {1});
    while (asked.get() == 0 || isLooking()) {
      Thread.onSpinWait();
    }
    looks.at(new long[] {1});
    assertThat(isLooking()).isFalse();
    assertThat(asked).hasValue(1);
  }

  private static boolean isLooking() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals("narrows-looks"));
  }

  private void make() {
    while (!over) {
      made += new IllegalStateException("nothing").getMessage().length();
    }
  }

  @Test
  void threadThatWaits_isNotLookedAt() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(looksAt(thread)).isEmpty();
    end.countDown();
    thread.join();
  }
}
