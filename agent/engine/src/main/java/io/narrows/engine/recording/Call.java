package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One outgoing HTTP call: the token of its advice, and the detail of its {@code HTTP_WAIT}
 * operation. It stands either on the slice of the thread that waits for it, or, where that thread
 * goes on, in a slice of its own that is made when it ends.
 */
public final class Call extends Operation {
  private static final AtomicIntegerFieldUpdater<Call> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(Call.class, "ended");

  private final String url;
  private final Request request;
  private final long spanId;
  private final int sliceNumber;
  private final long startNanos;
  private final Slice.@Nullable Mark mark;
  private final @Nullable Task edge;
  private Remote remote;
  private volatile @Nullable String protocol;
  private volatile long headersNanos;
  private volatile int ended;
  private volatile @Nullable Dial dial;
  private long sentBytes = -1;
  private long receivedBytes = -1;

  /** Whether a method of its connection runs: those that it calls itself are part of it. */
  boolean running;

  private Call(
      Remote remote,
      String url,
      Request request,
      long spanId,
      int sliceNumber,
      long startNanos,
      Slice.@Nullable Mark mark,
      @Nullable Task edge) {
    this.remote = remote;
    this.url = url;
    this.request = request;
    this.spanId = spanId;
    this.sliceNumber = sliceNumber;
    this.startNanos = startNanos;
    this.mark = mark;
    this.edge = edge;
  }

  /** A call that this thread waits for. */
  static Call onThread(Remote remote, String url, Slice.Mark mark) {
    Slice slice = mark.slice;
    Request request = slice.request();
    long spanId = request.spanId(slice.number(), mark.index);
    return new Call(remote, url, request, spanId, slice.number(), 0, mark, null);
  }

  /** A call in several steps on one thread; the id is sent before it is known which one waits. */
  static Call inSteps(Remote remote, String url, Request request, long spanId) {
    return new Call(remote, url, request, spanId, -1, 0, null, null);
  }

  /** A call that goes on beside the thread that began it. */
  static Call detached(Remote remote, String url, Request request, Task edge, long startNanos) {
    int number = request.nextSliceNumber();
    return new Call(
        remote, url, request, request.spanId(number, 1), number, startNanos, null, edge);
  }

  /** The URL as it was asked for, with credentials and query: not to be exported as it is. */
  public String url() {
    return url;
  }

  /** The span id that was sent in the header. */
  public long spanId() {
    return spanId;
  }

  /** The protocol that was spoken, as its client calls it. */
  void protocol(@Nullable String spoken) {
    protocol = spoken;
  }

  /** As it is written in HTTP: {@code HTTP/1.1}; null where there was no response. */
  public @Nullable String protocol() {
    String spoken = protocol;
    return spoken == null ? null : spoken.replaceFirst("_", "/").replace('_', '.');
  }

  Request request() {
    return request;
  }

  Remote remote() {
    return remote;
  }

  void remote(Remote known) {
    remote = known;
  }

  Slice.@Nullable Mark mark() {
    return mark;
  }

  @Nullable Task edge() {
    return edge;
  }

  int sliceNumber() {
    return sliceNumber;
  }

  long startNanos() {
    return startNanos;
  }

  /** Whether it went on beside the thread that began it, and is a slice of its own. */
  public boolean isDetached() {
    return edge != null;
  }

  /** The response headers are there; what follows is its body. From any thread, once. */
  void headersArrived(long nowNanos) {
    if (headersNanos == 0) {
      headersNanos = nowNanos;
    }
  }

  /** When the response headers had arrived, or 0. */
  public long headersNanos() {
    return headersNanos;
  }

  /** How it comes to its connection, from now on. */
  Dial dialling() {
    Dial known = dial;
    if (known == null) {
      known = new Dial();
      dial = known;
    }
    return known;
  }

  /** How it came to its connection; null where one was there. */
  @Nullable Dial dial() {
    return dial;
  }

  /** What its bodies measure; -1 when unknown. */
  void measured(long sent, long received) {
    sentBytes = sent;
    receivedBytes = received;
  }

  /** How long a name service took to say where its host is; 0 where none was asked. */
  public long lookupNanos() {
    Dial known = dial;
    return known == null ? 0 : known.lookupNanos();
  }

  /** How long connecting took, with TLS; 0 where a connection was there. */
  public long connectNanos() {
    Dial known = dial;
    return known == null ? 0 : known.connectNanos();
  }

  /** How much of that was the TLS handshake. */
  public long handshakeNanos() {
    Dial known = dial;
    return known == null ? 0 : known.handshakeNanos();
  }

  /** The length of the request's body; -1 when unknown. */
  public long sentBytes() {
    return sentBytes;
  }

  /** The length of the response's body; -1 when unknown. */
  public long receivedBytes() {
    return receivedBytes;
  }

  /** Ends it once; false when it was ended before. */
  boolean end() {
    return ENDED.compareAndSet(this, 0, 1);
  }

  boolean hasEnded() {
    return ended != 0;
  }
}
