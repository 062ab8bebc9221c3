package io.narrows.instrumentation.virtualthread;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.testing.TravellingRecorder;
import java.util.concurrent.atomic.AtomicReference;
import org.example.application.OwnThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();
  private final AtomicReference<String> seen = new AtomicReference<>("not run");

  @BeforeEach
  void work() {
    recorder.under("request");
  }

  @AfterEach
  void close() {
    recorder.under(null);
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
  }

  private void note() {
    seen.set(String.valueOf(recorder.name()));
  }

  @Test
  void thread_runsInTheContextOfItsStarter() throws Exception {
    Thread thread = new Thread(this::note);
    thread.start();
    thread.join();

    assertThat(seen.get()).isEqualTo("request");
    assertThat(recorder.waiting()).isZero();
  }

  @Test
  void threadOfAnOwnClass_runsInTheContextOfItsStarter() throws Exception {
    Thread thread = new OwnThread(this::note);
    thread.start();
    thread.join();

    assertThat(seen.get()).isEqualTo("request");
  }

  @Test
  void waitForAThread_isAWait() throws Exception {
    Thread awaited =
        new Thread(
            () -> {
              Thread.yield();
              note();
            });
    awaited.start();
    awaited.join();

    assertThat(recorder.lines())
        .containsSubsequence("request: waits for Thread", "request: waited");
  }

  @Test
  void threadOutsideAnyRequest_carriesNothing() throws Exception {
    recorder.under(null);
    Thread thread = new Thread(this::note);
    thread.start();
    thread.join();

    assertThat(seen.get()).isEqualTo("null");
    assertThat(recorder.waiting()).isZero();
  }
}
