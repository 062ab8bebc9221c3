package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SettlingTest implements Host {
  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 256);
  private final Settling settling = new Settling(this, recording);
  private int perQuestion;
  private volatile int seen;

  @Test
  void applicationThatLoadsNothingMore_hasStarted() {
    perQuestion = 0;

    settling.await();

    assertThat(seen).isZero();
    assertThat(settling.hasSomethingToSay()).isFalse();
  }

  @Test
  void applicationThatGoesOnLoading_isWaitedForUntilItEnds() throws InterruptedException {
    perQuestion = 100;
    Thread waiting = new Thread(settling::await);
    waiting.start();
    while (seen < 500) {
      Thread.onSpinWait();
    }
    assertThat(waiting.isAlive()).isTrue();

    settling.end();

    waiting.join();
  }

  @Test
  void applicationThatIsAtWork_isWaitedForNoLonger() {
    perQuestion = 100;
    StackRecorder recorder = new StackRecorder(recording, new Attachments(), new Resources());
    for (int i = 0; i < 64; i++) {
      recorder.end(recorder.begin(Kind.FILE, null), -1, null);
    }

    settling.await();

    assertThat(seen).isZero();
    assertThat(settling.hasSomethingToSay()).isTrue();
  }

  @Override
  public int classesSeen() {
    return seen += perQuestion;
  }

  @Override
  public void weave() {}

  @Override
  public void unweave() {}
}
