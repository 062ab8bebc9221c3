package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recorder with a manual clock and threads that are switched by hand, its drain, and copies of
 * what reached the sinks.
 */
public final class Recorded {
  public final ManualClock clock = new ManualClock();
  public final Attachments attachments = new Attachments();
  public final Resources resources = new Resources();
  public final Recording recording;
  public final StackRecorder recorder;
  public final Drain drain;
  public final List<Request> requests = new ArrayList<>();
  public final List<String> operations = new ArrayList<>();
  public int slices;

  private final SimulatedThreads threads = new SimulatedThreads();
  private final Deque<Consumer<Request>> onRequest = new ArrayDeque<>();

  public Recorded() {
    this(1024);
  }

  public Recorded(int capacity) {
    recording =
        new Recording(
            clock,
            HeadSampler.ratio(1, true),
            new Propagation(),
            capacity,
            threads,
            new Captures(Captures.PRODUCTION));
    recorder = new StackRecorder(recording, attachments, resources);
    drain = new Drain(recording, List.of(recording.captures(), new Copy()), Recorded::rethrow);
  }

  /** The first request of this kind that reached the sinks. */
  Request first(Request.Root root) {
    return requests.stream().filter(each -> each.root() == root).findFirst().orElseThrow();
  }

  /** What is to be checked while the slices of a request are still there. */
  public void onRequest(Consumer<Request> check) {
    onRequest.add(check);
  }

  /** From now on the doors are walked through by this thread. */
  public void on(int thread) {
    threads.switchTo(thread);
  }

  Worker worker() {
    return threads.get();
  }

  public Operation beginRequest(String method, String path) {
    return Objects.requireNonNull(recorder.beginRequest(new Incoming(method, path)));
  }

  public Operation begin(Kind kind, @Nullable Object signature) {
    return Objects.requireNonNull(recorder.begin(kind, signature));
  }

  /** Begins a task that some executor was given. */
  public Operation run(Object task) {
    return Objects.requireNonNull(recorder.beginTask(task));
  }

  public void end(Operation operation) {
    recorder.end(operation, -1, null);
  }

  /** One operation of this length. */
  public void operation(Kind kind, @Nullable Object signature, long nanos) {
    Operation operation = begin(kind, signature);
    clock.advance(nanos);
    end(operation);
  }

  public void drain() {
    while (drain.drain() > 0) {
      // until nothing waits
    }
  }

  private static void rethrow(Throwable error) {
    if (error instanceof Error) {
      throw (Error) error;
    }
    throw new AssertionError(error);
  }

  private final class Copy implements Sink {
    @Override
    public void slice(Slice slice) {
      slices++;
      Slices.check(slice);
    }

    @Override
    public void request(Request request) {
      requests.add(request);
      for (Slice slice : request.slices()) {
        for (int i = 0; i < slice.size(); i++) {
          operations.add(slice.number() + ":" + slice.kind(i) + " " + slice.selfNanos(i));
        }
      }
      onRequest.forEach(check -> check.accept(request));
    }
  }

  /** Workers by number instead of by thread. */
  private static final class SimulatedThreads extends ThreadLocal<Worker> {
    private final List<Worker> workers = new ArrayList<>();
    private int current;

    void switchTo(int thread) {
      current = thread;
    }

    @Override
    public Worker get() {
      while (workers.size() <= current) {
        workers.add(new Worker(workers.size()));
      }
      return workers.get(current);
    }
  }

  /** What holds of every slice. */
  static final class Slices {
    private Slices() {}

    static void check(Slice slice) {
      long sum = 0;
      for (int i = 0; i < slice.size(); i++) {
        assertThat(slice.selfNanos(i)).isNotNegative();
        sum += slice.selfNanos(i);
      }
      long[] folded = slice.foldedSelfNanos();
      for (int kind = 0; folded != null && kind < folded.length; kind++) {
        sum += folded[kind];
      }
      assertThat(sum).isEqualTo(slice.endNanos(0) - slice.startNanos(0));
    }
  }
}
