package io.narrows.benchmarks;

import io.narrows.bootstrap.Attachable;
import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The doors as woven code calls them, with the drain running beside. Run with {@code -prof gc} for
 * bytes. {@code clock} is the floor: two readings of the clock, which every operation needs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordingBenchmarks {
  private static final int CALLS = 20;
  private static final String SQL = "SELECT * FROM orders WHERE id = ?";

  private final Object connection = new Woven();
  private final Woven statement = new Woven();
  private final Woven rows = new Woven();
  private Drain drain;
  private Thread thread;
  private volatile boolean running = true;

  @Setup(Level.Trial)
  public void start() {
    Recording recording =
        new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 4096);
    drain = new Drain(recording, List.of(), Throwable::printStackTrace);
    // Without the pauses of Drain.run: a benchmark offers a thousand times what a service does.
    thread = new Thread(this::drainAll, "narrows-drain");
    thread.start();
    Probe.install(new StackRecorder(recording, new Attachments(), new Resources()));
    Probe.endConnect(Probe.beginConnect(), connection, "jdbc:h2:mem:", null);
  }

  @TearDown(Level.Trial)
  public void stop() throws InterruptedException {
    Probe.install(Recorder.NOOP);
    running = false;
    thread.join();
  }

  private void drainAll() {
    while (running) {
      drain.drain();
    }
  }

  @Benchmark
  public long clock() {
    return System.nanoTime() - System.nanoTime();
  }

  @Benchmark
  public void request(Blackhole hole) {
    Operation request = begin();
    hole.consume(request);
    Probe.endRequest(request, 200, null);
  }

  /** Prepare, execute and read to the end: four woven calls, {@value #CALLS} times in a request. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public void queryInRequest(Blackhole hole) {
    Operation request = begin();
    for (int i = 0; i < CALLS; i++) {
      Operation prepare = Probe.beginPrepare(connection, SQL);
      Probe.endPrepare(prepare, connection, SQL, statement, null);
      Operation execution = Probe.beginStatement(statement, null);
      hole.consume(execution);
      Probe.endStatement(execution, statement, rows, null);
      Probe.endFetch(Probe.beginFetch(rows), rows, true, null);
      Probe.endFetch(Probe.beginFetch(rows), rows, false, null);
    }
    Probe.endRequest(request, 200, null);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public void operationInRequest(Blackhole hole) {
    Operation request = begin();
    for (int i = 0; i < CALLS; i++) {
      Operation operation = Probe.begin(Kind.FILE, SQL);
      hole.consume(operation);
      Probe.end(operation, null);
    }
    Probe.endRequest(request, 200, null);
  }

  private static Operation begin() {
    return Probe.beginRequest(
        new Incoming("GET", "/orders").to("http", "localhost", 8080).from("127.0.0.1", 40000));
  }

  /** As a class is that was woven at its first load. */
  private static final class Woven implements Attachable {
    private Object attached;

    @Override
    public Object narrows$attached() {
      return attached;
    }

    @Override
    public void narrows$attach(Object value) {
      attached = value;
    }
  }
}
