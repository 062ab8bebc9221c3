package io.narrows.engine.overlay;

import static io.narrows.engine.overlay.Watched.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.OwnStats;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long SECOND = 1_000 * MILLI;
  private static final String[] MADE = {
    "java.lang.Throwable.fillInStackTrace",
    "java.lang.Throwable.fillInStackTrace",
    "java.lang.Throwable.<init>",
    "java.lang.RuntimeException.<init>"
  };
  private static final long THREAD = 0;

  private final Watched watched = new Watched();

  /** So many exceptions are made in one second, after a request that is still held. */
  private void exceptions(long perSecond) {
    watched.request(() -> watched.recorded.clock.advance(MILLI));
    watched.overlays.learnt(new Thrown(watched.now() - SECOND, 7));
    watched.overlays.learnt(new Thrown(watched.now(), 7 + perSecond));
    watched.overlays.tick(watched.now());
  }

  private long[] worthALook() {
    return watched.overlays.worthALook(watched.now(), Looks.THREADS);
  }

  /** A request is looked at while it makes an exception there. */
  private void lookedAt(String... makers) {
    StackTraceElement[] stack = new StackTraceElement[MADE.length + makers.length];
    for (int i = 0; i < stack.length; i++) {
      String method = i < MADE.length ? MADE[i] : makers[i - MADE.length];
      int dot = method.lastIndexOf('.', method.endsWith(".<init>") ? method.length() - 7 : 999);
      stack[i] =
          new StackTraceElement(
              method.substring(0, dot), method.substring(dot + 1), "Prices.java", 7);
    }
    watched.request(
        () -> {
          watched.query(10 * MILLI);
          watched.overlays.learnt(new Look(THREAD, watched.now() - 5 * MILLI, stack));
          watched.recorded.clock.advance(MILLI);
          watched.overlays.learnt(new Look(THREAD, watched.now(), stack));
          watched.recorded.clock.advance(MILLI);
        });
    watched.settle();
  }

  private OwnStats.View own() {
    return watched.endpoint().own();
  }

  @Test
  void whileManyExceptionsAreMade_theThreadsOfRequestsAreWorthALook() {
    exceptions(5_000);
    assertThat(worthALook()).containsExactly(THREAD);

    watched.recorded.clock.advance(Storm.COUNTED_NANOS);
    assertThat(worthALook()).isEmpty();
  }

  @Test
  void fewExceptions_areNoReason() {
    exceptions(4_999);
    assertThat(worthALook()).isEmpty();
  }

  @Test
  void counterThatBeginsAgain_isNoReason() {
    exceptions(-7);
    assertThat(worthALook()).isEmpty();
  }

  @Test
  void moreThreadsThanTheLimit_areNotLookedAtAtOnce() {
    for (int thread = 0; thread < Looks.THREADS + 3; thread++) {
      watched.recorded.on(thread);
      watched.request(() -> watched.recorded.clock.advance(MILLI));
    }
    exceptions(5_000);

    assertThat(worthALook())
        .hasSize(Looks.THREADS)
        .doesNotHaveDuplicates()
        .startsWith(66, 65)
        .endsWith(1, 0)
        .doesNotContain(32, 33, 34);
  }

  @Test
  void look_isOfTheOwnTimeAndNotOfAnOperation() {
    lookedAt("com.acme.Prices.parse");

    assertThat(own().looks()).isOne();
    assertThat(own().lookedAt())
        .extracting(weighed -> weighed.place().leaf() + " " + weighed.place().site().location())
        .containsExactly("making exceptions Prices.java:7");
    assertThat(own().samples()).isZero();
  }

  @Test
  void constructorsOfAnException_areNotWhereItIsMade() {
    lookedAt("com.acme.NoPrice.<init>", "com.acme.Prices.find");

    assertThat(own().lookedAt())
        .extracting(weighed -> weighed.place().site().method())
        .containsExactly("Prices.find");
  }

  @Test
  void exceptionsOfTheAgent_areNotTheApplications() {
    lookedAt("io.narrows.engine.recording.Captured.<init>", "io.narrows.engine.recording.Site.of");

    assertThat(own().looks()).isZero();
  }
}
