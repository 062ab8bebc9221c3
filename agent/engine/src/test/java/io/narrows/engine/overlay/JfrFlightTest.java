package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's own recorder: what it tells, and when that was by our clock. */
@Timeout(60)
class JfrFlightTest {
  private static final long MILLI = 1_000_000;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final List<Signal> told = new CopyOnWriteArrayList<>();
  private final List<Throwable> lost = new CopyOnWriteArrayList<>();
  private final Object lock = new Lock();

  /** Its name is that of the lock. */
  private static final class Lock {}

  private long sleepStart;
  private long sleepEnd;
  private volatile int matches;

  @Test
  void sleepLockAndWork_areToldByOurClock() throws InterruptedException {
    JfrFlight flight = JfrFlight.begin(told::add, true, lost::add);
    sleep();
    contend();
    long id = compute();
    flight.end(PATIENCE_NANOS);

    Wait slept = wait(Kind.SLEEP, Thread.currentThread().getId());
    assertThat(slept.on()).isEqualTo("Thread.sleep");
    assertThat(slept.from()).isBetween(sleepStart - MILLI, sleepStart + 20 * MILLI);
    assertThat(slept.to()).isBetween(sleepStart + 45 * MILLI, sleepEnd + MILLI);
    assertThat(slept.stack()).anyMatch(frame -> frame.getMethodName().equals("sleep"));

    Wait waited = wait(Kind.LOCK, waiterId);
    assertThat(waited.on()).isEqualTo(Lock.class.getName());
    assertThat(waited.ownerId()).isEqualTo(Thread.currentThread().getId());
    assertThat(waited.stack()[0].getClassName()).isEqualTo(JfrFlightTest.class.getName());
    assertThat(waited.stack()[0].getLineNumber()).isEqualTo(lockLine);
    assertThat(waited.to() - waited.from()).isGreaterThan(20 * MILLI);

    assertThat(lost).isEmpty();
    assertThat(told)
        .anyMatch(
            signal -> signal instanceof Sample seen && seen.threadId() == id && isCompiled(seen));
  }

  private static boolean isCompiled(Sample seen) {
    for (int i = 0; i < seen.stack().length; i++) {
      if (seen.stack()[i].getClassName().equals(JfrFlightTest.class.getName())) {
        return Leaf.of(seen.stack(), i).equals("compiling regular expressions");
      }
    }
    return false;
  }

  private Wait wait(Kind kind, long threadId) {
    return told.stream()
        .filter(Wait.class::isInstance)
        .map(Wait.class::cast)
        .filter(wait -> wait.kind() == kind && wait.threadId() == threadId)
        .filter(wait -> kind != Kind.SLEEP || wait.to() - wait.from() > 40 * MILLI)
        .findFirst()
        .orElseThrow();
  }

  private void sleep() throws InterruptedException {
    sleepStart = System.nanoTime();
    Thread.sleep(50);
    sleepEnd = System.nanoTime();
  }

  private long waiterId;
  private volatile int lockLine;

  private void contend() throws InterruptedException {
    CountDownLatch enters = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              lockLine = new Throwable().getStackTrace()[0].getLineNumber() + 2;
              enters.countDown();
              synchronized (lock) {
                matches++;
              }
            });
    waiterId = waiter.getId();
    synchronized (lock) {
      waiter.start();
      enters.await();
      while (waiter.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      TimeUnit.MILLISECONDS.sleep(40);
    }
    waiter.join();
  }

  /** Until it was seen: how soon depends on the machine. */
  private long compute() {
    long id = Thread.currentThread().getId();
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < until && told.stream().noneMatch(seen -> isMine(seen, id))) {
      for (int i = 0; i < 1_000; i++) {
        matches += Pattern.compile("a[bc]+(d|e)*" + i).flags();
      }
    }
    return id;
  }

  private static boolean isMine(Signal seen, long id) {
    return seen instanceof Sample sample
        && sample.threadId() == id
        && sample.bytes() == 0
        && isCompiled(sample);
  }
}
