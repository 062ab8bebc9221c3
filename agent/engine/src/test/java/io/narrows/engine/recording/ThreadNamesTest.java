package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadNamesTest {
  @ParameterizedTest
  @CsvSource({
    "http-nio-8080-exec-3, http-nio-8080-exec",
    "pool-3-thread-17, pool-3-thread",
    "ForkJoinPool.commonPool-worker-2, ForkJoinPool.commonPool-worker",
    "ForkJoinPool-1-worker-12, ForkJoinPool-1-worker",
    "task-1, task",
    "scheduling-1, scheduling",
    "qtp1234567-42, qtp",
    "HikariPool-1 housekeeper, HikariPool-1 housekeeper",
    "XNIO-1 task-7, XNIO-1 task",
    "SimpleAsyncTaskExecutor-9, SimpleAsyncTaskExecutor",
    "Thread-5, Thread",
    "billing, billing",
    "42, unnamed",
    "'', unnamed"
  })
  void prefix_isTheNameWithoutTheThreadsOwnCounter(String thread, String prefix) {
    assertThat(ThreadNames.prefix(thread)).isEqualTo(prefix);
  }
}
