package io.narrows.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One yield of a virtual thread: it leaves its carrier and is scheduled again. Run it on a JDK that
 * has virtual threads, once without the agent and once with {@code -jvmArgsAppend -javaagent:...}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class YieldBenchmark {
  private static final int YIELDS = 10_000;

  // The benchmarks are compiled for Java 17, which does not have it.
  private final MethodHandle start;

  public YieldBenchmark() {
    try {
      start =
          MethodHandles.publicLookup()
              .findStatic(
                  Thread.class,
                  "startVirtualThread",
                  MethodType.methodType(Thread.class, Runnable.class));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("this Java has no virtual threads: give one with -jvm");
    }
  }

  /** {@value #YIELDS} of them on one virtual thread. */
  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void yieldOfAVirtualThread() throws Throwable {
    Thread thread = (Thread) start.invoke((Runnable) YieldBenchmark::yieldOften);
    thread.join();
  }

  private static void yieldOften() {
    for (int i = 0; i < YIELDS; i++) {
      Thread.yield();
    }
  }
}
