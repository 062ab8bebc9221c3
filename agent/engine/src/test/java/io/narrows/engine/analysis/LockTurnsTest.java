package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import org.junit.jupiter.api.Test;

class LockTurnsTest {
  private static final long MILLI = 1_000_000;
  private static final long LATER = 10_000 * MILLI;

  private final LockTurns turns = new LockTurns();
  private final SignatureStats stats = new SignatureStats();

  /** Executed from then to then, and its transaction ended within a millisecond before the last. */
  private void turn(double from, double to, double release) {
    turns.add(
        new LockTurn(
            stats,
            Math.round(from * MILLI),
            Math.round(to * MILLI),
            Math.round((release - 1) * MILLI),
            Math.round(release * MILLI)));
  }

  private LockView judged() {
    turns.judge(LATER);
    return stats.statement(Kind.DB_EXEC).locks();
  }

  @Test
  void executionThatEndsWithAnothersTransaction_waitedForIt() {
    turn(0, 2, 50);
    turn(10, 50.4, 90);
    LockView view = judged();

    assertThat(view.asked()).isEqualTo(1);
    assertThat(view.blocked()).isEqualTo(1);
    assertThat(view.nanos()).isEqualTo(40 * MILLI);
    assertThat(view.chance()).isLessThan(0.1);
  }

  @Test
  void executionsThatWaitForOneAfterTheOther_areAllBlocked() {
    turn(0, 2, 30);
    turn(1, 30.2, 60);
    turn(2, 60.3, 90);
    turn(3, 90.1, 120);
    LockView view = judged();

    assertThat(view.asked()).isEqualTo(3);
    assertThat(view.blocked()).isEqualTo(3);
  }

  @Test
  void executionThatEndsAtAnotherMoment_isOnlySlow() {
    turn(0, 2, 50);
    turn(10, 70, 90);
    turn(20, 40, 95);
    assertThat(judged().blocked()).isZero();
  }

  @Test
  void executionsThatEndTogether_didNotWaitForEachOther() {
    turn(0, 50, 51.5);
    turn(0, 50.5, 52);
    turn(0, 51, 53);
    LockView view = judged();

    assertThat(view.asked()).isEqualTo(3);
    assertThat(view.blocked()).as("nobody held anything before").isZero();
  }

  @Test
  void transactionsThatEndAllTheTime_areMetByChance() {
    for (int i = 0; i < 40; i++) {
      turn(i * 2, i * 2 + 1, i * 2 + 30);
    }
    turn(20, 90.5, 100);
    assertThat(judged().chance()).isGreaterThan(0.5);
  }

  @Test
  void shortExecutions_areNotAsked() {
    turn(0, 2, 9);
    turn(1, 9, 20);
    assertThat(judged().asked()).isZero();
  }

  @Test
  void executionOfAMomentAgo_isAskedLater() {
    turn(0, 2, 50);
    turn(10, 50.4, 90);
    turns.judge(100 * MILLI);
    assertThat(stats.statement(Kind.DB_EXEC).locks().asked()).isZero();
    assertThat(judged().asked()).isEqualTo(1);
  }
}
