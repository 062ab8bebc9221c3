package io.narrows.engine.export.otlp;

import io.narrows.facts.log.Log;
import java.util.concurrent.atomic.AtomicLong;

/** What the receiver of one signal did not take although it answered with success. */
public final class Rejections {
  private final AtomicLong items = new AtomicLong();
  private final String signal;
  private final Log log;

  Rejections(String signal, Log log) {
    this.signal = signal;
    this.log = log;
  }

  String signal() {
    return signal;
  }

  void read(byte[] answer) {
    PartialSuccess success = PartialSuccess.read(answer);
    if (success.rejected() > 0) {
      items.addAndGet(success.rejected());
      log.error("the receiver rejected some of the " + signal + ": " + success.reason());
    }
  }

  /** How many since the last call. */
  public long take() {
    return items.getAndSet(0);
  }
}
