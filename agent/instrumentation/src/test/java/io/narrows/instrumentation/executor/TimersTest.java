package io.narrows.instrumentation.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.testing.TravellingRecorder;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.example.application.OwnTimerTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final Timer timer = new Timer(true);

  @AfterEach
  void stop() {
    recorder.under(null);
    timer.cancel();
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
  }

  private OwnTimerTask noting() {
    return new OwnTimerTask(() -> seen.add(String.valueOf(recorder.name())));
  }

  @Test
  void task_runsInItsContext() throws Exception {
    recorder.under("request");
    timer.schedule(noting(), 1);

    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("request");
    assertThat(recorder.lines()).contains("request: timed every 0");
  }

  @Test
  void repeatedTask_isAUnitOfWorkEachTime() throws Exception {
    timer.schedule(noting(), 1, 1);

    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("repeated");
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("repeated");
  }
}
