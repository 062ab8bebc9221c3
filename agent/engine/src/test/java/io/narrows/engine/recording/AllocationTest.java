package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.JdbcRig.Thing;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What recording a request and its JDBC allocates on the application's thread in the long run. */
class AllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
  private static final int QUERIES = 20;
  private static final int CALLS_PER_QUERY = 7;
  private static final int REQUESTS = 500;

  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(0, true), new Propagation(), 1024);
  private final StackRecorder recorder =
      new StackRecorder(recording, new Attachments(), new Resources());
  private final Drain drain = new Drain(recording, List.of(), AllocationTest::rethrow);
  private final Thing connection = new Thing();
  private final Thing statement = new Thing();
  private final Thing rows = new Thing();

  @Test
  void preparedExecutionInARequest_allocatesNothing() {
    recorder.endConnect(null, connection, "jdbc:postgresql://db/shop", null);
    for (int i = 0; i < 50; i++) {
      measure(REQUESTS, QUERIES);
    }
    // The least of several: the compiler and the test's own frame may come in between.
    long empty = Long.MAX_VALUE;
    long full = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      empty = Math.min(empty, measure(REQUESTS, 0));
      full = Math.min(full, measure(REQUESTS, QUERIES));
    }
    double perCall = (full - empty) / (double) (REQUESTS * QUERIES * CALLS_PER_QUERY);
    assertThat(perCall).as("bytes per JDBC call").isLessThan(1.0);
  }

  /** The request, what was read of it and its trace: 88, 80 and 48. */
  @Test
  void request_allocatesAtMostItsBudget() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      least = Math.min(least, measureRequests());
      drain.drain();
    }
    assertThat(least / (double) REQUESTS).as("bytes per request").isLessThan(256.0);
  }

  private long measureRequests() {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < REQUESTS; i++) {
      recorder.endRequest(recorder.beginRequest(new Incoming("GET", "/")), 200, null);
    }
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private long measure(int requests, int queries) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < requests; i++) {
      Operation request = recorder.beginRequest(new Incoming("GET", "/"));
      for (int q = 0; q < queries; q++) {
        query();
      }
      recorder.endRequest(request, 200, null);
      drain.drain();
    }
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  /** Prepare, execute, two rows and the end, close of the result set, commit. */
  private void query() {
    Operation prepare = recorder.beginPrepare(connection, "SELECT 1");
    recorder.endPrepare(prepare, connection, "SELECT 1", statement, null);
    Operation execute = recorder.beginStatement(statement, null);
    recorder.endStatement(execute, statement, rows, null);
    for (int row = 0; row < 3; row++) {
      Operation fetch = recorder.beginFetch(rows);
      recorder.endFetch(fetch, rows, row < 2, null);
    }
    Operation close = recorder.beginClose(rows);
    if (close != null) {
      recorder.end(close, -1, null);
    }
    Operation commit = recorder.beginCommit(connection, "COMMIT");
    recorder.endCommit(commit, null);
  }

  private static void rethrow(Throwable error) {
    throw new AssertionError(error);
  }
}
