package io.narrows.load.play;

import com.google.protobuf.MessageLite;
import io.narrows.load.recording.Recording;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * An open loop: what is due is sent when it is due, whether or not what was sent before has been
 * answered. Only the number of messages under way is bounded; what does not fit is counted.
 */
public final class Player {
  private static final int UNDER_WAY = 64;
  private static final Duration PROGRESS = Duration.ofSeconds(5);
  private static final int PATIENCE_SECONDS = 15;

  private final Recording recording;
  private final Plan plan;
  private final Target target;
  private final Tally tally = new Tally();
  private final Semaphore underWay = new Semaphore(UNDER_WAY);
  private final List<Service> services = new ArrayList<>();

  /**
   * @param target is closed by whoever made it
   */
  public Player(Recording recording, Plan plan, Target target) {
    this.recording = recording;
    this.plan = plan;
    this.target = target;
    List<Span> spans = recording.spans();
    long now = wallNanos();
    for (int number = 1; number <= plan.services(); number++) {
      services.add(new Service(number, recording, spans, now));
    }
  }

  public Tally tally() {
    return tally;
  }

  /**
   * Plays to the end, or until the thread is interrupted.
   *
   * @param progress told every few seconds what has become of it
   */
  public void run(Consumer<String> progress) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + plan.length().toNanos();
    long said = start;
    Stream traces = new Stream(start, messageNanos(), plan.has(Signal.TRACES));
    Stream metrics =
        new Stream(
            start, plan.metricsEvery().toNanos() / plan.services(), plan.has(Signal.METRICS));
    while (Math.min(traces.dueNanos, metrics.dueNanos) < end) {
      boolean isTraces = traces.dueNanos <= metrics.dueNanos;
      Stream next = isTraces ? traces : metrics;
      waitUntil(next.dueNanos);
      if (System.nanoTime() > end) {
        break;
      }
      Service service = services.get(next.service());
      if (isTraces) {
        sendTraces(service);
      } else {
        send(Signal.METRICS, service.metrics(wallNanos()), recording.points());
      }
      next.advance();
      if (System.nanoTime() - said > PROGRESS.toNanos()) {
        said = System.nanoTime();
        progress.accept((said - start) / 1_000_000_000L + " s: " + tally.brief());
      }
    }
    underWay.tryAcquire(UNDER_WAY, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private long messageNanos() {
    return TimeUnit.SECONDS.toNanos(1) * plan.spansPerMessage() / plan.spansPerSecond();
  }

  private void sendTraces(Service service) {
    int round = service.rounds();
    send(
        Signal.TRACES, service.traces(plan.spansPerMessage(), wallNanos()), plan.spansPerMessage());
    boolean hasEvents = plan.has(Signal.LOGS) && recording.logRecords() > 0;
    if (hasEvents && service.rounds() > round) {
      send(Signal.LOGS, service.logs(wallNanos()), recording.logRecords());
    }
  }

  private void send(Signal signal, MessageLite message, long items) {
    tally.due(signal, items);
    if (!underWay.tryAcquire()) {
      tally.notSent(signal, items);
      return;
    }
    int bytes = message.getSerializedSize();
    target
        .send(signal, message)
        .thenAccept(answer -> tally.answered(signal, items, bytes, answer))
        .whenComplete((done, failure) -> underWay.release());
  }

  private static void waitUntil(long nanoTime) throws InterruptedException {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static long wallNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** One kind of message, of each service in turn. */
  private final class Stream {
    private final long everyNanos;
    private long dueNanos;
    private int sent;

    Stream(long startNanos, long everyNanos, boolean isPlayed) {
      this.everyNanos = everyNanos;
      dueNanos = isPlayed ? startNanos : Long.MAX_VALUE;
    }

    int service() {
      return sent % services.size();
    }

    void advance() {
      sent++;
      dueNanos += everyNanos;
    }
  }
}
