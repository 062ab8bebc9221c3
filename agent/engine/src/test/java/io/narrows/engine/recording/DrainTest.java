package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DrainTest {
  @Test
  void requestWhoseLastSliceIsLate_waitsForIt() {
    Recorded recorded = new Recorded();
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorded.recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation run = recorded.run(task);
    recorded.on(0);
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.requests).isEmpty();

    recorded.on(1);
    recorded.recorder.endTask(run, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
    assertThat(recorded.operations).hasSize(2);
  }

  @Test
  void requestWhoseSliceStaysAway_isHandedOnAfterTheGrace() {
    Recorded recorded = new Recorded();
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorded.recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation run = recorded.run(task);
    recorded.on(0);
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    recorded.clock.advance(100_000_000);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);

    recorded.on(1);
    recorded.recorder.endTask(run, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
    assertThat(recorded.slices).isEqualTo(2);
  }

  @Test
  void manyRequestsWithSlicesAway_areBounded() {
    Recorded recorded = new Recorded(8192);
    for (int i = 0; i < 3000; i++) {
      recorded.on(0);
      Operation request = recorded.beginRequest("GET", "/");
      Runnable task = new Object()::hashCode;
      recorded.recorder.submitted("executor", task, 0);
      recorded.on(i + 1);
      recorded.recorder.beginTask(task);
      recorded.on(0);
      recorded.recorder.endRequest(request, 200, null);
    }
    recorded.drain();
    assertThat(recorded.requests).hasSizeBetween(3000 - 1024 - 1, 3000 - 1024 + 1);

    recorded.drain.flush();
    assertThat(recorded.requests).hasSize(3000);
  }

  @Test
  void streamThatResumesForHours_keepsABoundedNumberOfSlices() {
    Recorded recorded = new Recorded();
    List<Integer> kept = new ArrayList<>();
    recorded.onRequest(request -> kept.add(request.slices().size()));
    Operation request = recorded.beginRequest("GET", "/stream");
    recorded.recorder.suspendRequest(request);
    int resumes = 3000;
    for (int i = 0; i < resumes; i++) {
      recorded.end(Objects.requireNonNull(recorded.recorder.resumeRequest(request)));
      recorded.drain();
    }
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(kept).containsExactly(Arrivals.LIMIT);
    assertThat(recorded.slices).isEqualTo(resumes + 2);
  }

  @Test
  void fullBuffer_countsWhatIsNotOffered() {
    Recorded recorded = new Recorded(2);
    AtomicLong operations = new AtomicLong();
    AtomicLong requests = new AtomicLong();
    recorded.recording.tally(
        new Tally() {
          @Override
          public void operation(Slice slice, int index) {
            operations.incrementAndGet();
          }

          @Override
          public void request(Request request) {
            requests.incrementAndGet();
          }
        });
    for (int i = 0; i < 10; i++) {
      Operation request = recorded.beginRequest("GET", "/");
      recorded.operation(Kind.DB_EXEC, "a", 1);
      recorded.operation(Kind.DB_EXEC, "b", 1);
      recorded.recorder.endRequest(request, 200, null);
    }
    recorded.drain();

    assertThat(recorded.requests.size() + requests.get()).isEqualTo(10);
    assertThat(recorded.recording.droppedRequests()).isEqualTo(8);
    assertThat(operations).hasValue(16);
  }

  @Test
  void brokenSink_doesNotKeepTheOthersFromReading() {
    Clock clock = new ManualClock();
    Recording recording = new Recording(clock, HeadSampler.ratio(1, true), new Propagation(), 16);
    StackRecorder recorder = new StackRecorder(recording, new Attachments(), new Resources());
    List<Throwable> errors = new ArrayList<>();
    List<Request> seen = new ArrayList<>();
    Sink broken =
        new Sink() {
          @Override
          public void slice(Slice slice) {
            throw new StackOverflowError("planted");
          }

          @Override
          public void request(Request request) {
            throw new IllegalStateException("planted");
          }
        };
    Sink whole =
        new Sink() {
          @Override
          public void slice(Slice slice) {}

          @Override
          public void request(Request request) {
            seen.add(request);
          }
        };
    Drain drain = new Drain(recording, List.of(broken, whole), errors::add);
    Operation request = Objects.requireNonNull(recorder.beginRequest(new Incoming("GET", "/")));
    recorder.endRequest(request, 200, null);
    drain.drain();

    assertThat(seen).containsExactly((Request) request);
    assertThat(errors).hasSize(2);
  }

  @Test
  void manyThreads_everyRequestAndOperationIsCountedOnce() throws Exception {
    Recording recording =
        new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 64);
    StackRecorder recorder = new StackRecorder(recording, new Attachments(), new Resources());
    AtomicLong droppedOperations = new AtomicLong();
    AtomicLong droppedRequests = new AtomicLong();
    recording.tally(
        new Tally() {
          @Override
          public void operation(Slice slice, int index) {
            droppedOperations.incrementAndGet();
          }

          @Override
          public void request(Request request) {
            droppedRequests.incrementAndGet();
          }
        });
    AtomicLong readOperations = new AtomicLong();
    AtomicLong readRequests = new AtomicLong();
    List<Throwable> errors = new ArrayList<>();
    Sink counting =
        new Sink() {
          @Override
          public void slice(Slice slice) {
            Recorded.Slices.check(slice);
            readOperations.addAndGet(slice.size() - 1);
          }

          @Override
          public void request(Request request) {
            readRequests.incrementAndGet();
          }
        };
    Drain drain = new Drain(recording, List.of(counting), errors::add);
    Thread reader = new Thread(drain);
    reader.start();
    int threads = 4;
    int each = 20_000;
    List<Thread> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Thread writer = new Thread(() -> write(recorder, each));
      writers.add(writer);
      writer.start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    drain.stop();
    reader.join();

    assertThat(errors).isEmpty();
    assertThat(readRequests.get() + droppedRequests.get()).isEqualTo((long) threads * each);
    assertThat(readOperations.get() + droppedOperations.get()).isEqualTo(3L * threads * each);
    assertThat(recording.droppedRequests()).isEqualTo(droppedRequests.get());
    assertThat(recording.forcedPops()).isZero();
  }

  private static void write(StackRecorder recorder, int requests) {
    for (int i = 0; i < requests; i++) {
      Operation request = Objects.requireNonNull(recorder.beginRequest(new Incoming("GET", "/")));
      for (Kind kind : List.of(Kind.DB_ACQUIRE, Kind.DB_EXEC, Kind.CACHE)) {
        recorder.end(Objects.requireNonNull(recorder.begin(kind, "s")), -1, null);
      }
      recorder.endRequest(request, 200, null);
    }
  }
}
