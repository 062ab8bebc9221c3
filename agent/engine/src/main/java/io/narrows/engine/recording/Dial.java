package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * How a call came to its connection: lookups, connects and handshakes. Made only where there was
 * one of these, and written by one thread at a time, so that adding needs no more than being seen;
 * only the end of what goes on beside the thread may meet the end of the call. A future tells the
 * last who asked first: the handshake begins before anybody hears that the connect is over.
 */
final class Dial {
  /** What a connection takes. */
  enum Step {
    LOOKUP,
    CONNECT,
    HANDSHAKE
  }

  private static final long NOTHING = Long.MIN_VALUE;
  private static final AtomicLongFieldUpdater<Dial> SINCE =
      AtomicLongFieldUpdater.newUpdater(Dial.class, "sinceNanos");

  private volatile long lookupNanos;
  private volatile long connectNanos;
  private volatile long handshakeNanos;
  private volatile long besideNanos;
  private volatile long untilNanos;
  private volatile long sinceNanos = NOTHING;
  private volatile Step pending = Step.CONNECT;

  void took(Step step, long nanos) {
    if (step == Step.LOOKUP) {
      lookupNanos = lookupNanos + nanos;
      return;
    }
    connectNanos = connectNanos + nanos;
    if (step == Step.HANDSHAKE) {
      handshakeNanos = handshakeNanos + nanos;
    }
  }

  /** The same, while the thread of the call waited. */
  void tookBeside(Step step, long nanos, long nowNanos) {
    took(step, nanos);
    besideNanos = besideNanos + nanos;
    untilNanos = nowNanos;
  }

  /** Beside the thread of the call, this step begins, and so the one before it is over. */
  void begin(Step step, long nowNanos) {
    endAny(nowNanos);
    pending = step;
    sinceNanos = nowNanos;
  }

  /** The step that began then is over, if nothing has ended it before. */
  void end(long beganNanos, long nowNanos) {
    Step step = pending;
    if (SINCE.compareAndSet(this, beganNanos, NOTHING)) {
      tookBeside(step, nowNanos - beganNanos, nowNanos);
    }
  }

  /** Whatever goes on, nobody waits for it any more. */
  void endAny(long nowNanos) {
    long since = sinceNanos;
    if (since != NOTHING) {
      end(since, nowNanos);
    }
  }

  long lookupNanos() {
    return lookupNanos;
  }

  long connectNanos() {
    return connectNanos;
  }

  long handshakeNanos() {
    return handshakeNanos;
  }

  /** How long the thread of the call waited for all of it. */
  long besideNanos() {
    return besideNanos;
  }

  /** When the last of what went on beside the thread was over, or 0. */
  long untilNanos() {
    return untilNanos;
  }
}
