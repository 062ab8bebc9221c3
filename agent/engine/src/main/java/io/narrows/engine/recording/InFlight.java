package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How many server requests are open now, by method and scheme; counted without a lock. */
public final class InFlight {
  /** What the last of the methods stands for is any other. */
  public static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "_OTHER");

  private final LongAdder[] plain = adders();
  private final LongAdder[] secure = adders();

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[METHODS.size()];
    for (int i = 0; i < adders.length; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  void began(Incoming incoming) {
    adder(incoming).increment();
  }

  void ended(Incoming incoming) {
    adder(incoming).decrement();
  }

  private LongAdder adder(Incoming incoming) {
    LongAdder[] of = "https".equals(incoming.scheme) ? secure : plain;
    int last = of.length - 1;
    for (int i = 0; i < last; i++) {
      if (METHODS.get(i).equals(incoming.method)) {
        return of[i];
      }
    }
    return of[last];
  }

  /** How many are open, of any method. */
  public long all() {
    long all = 0;
    for (int method = 0; method < plain.length; method++) {
      all += plain[method].sum() + secure[method].sum();
    }
    return Math.max(0, all);
  }

  /**
   * How many of this method are open.
   *
   * @param method an index of {@link #METHODS}
   */
  public long open(int method, boolean isSecure) {
    // The parts of an adder are read one after another: an end may be seen without its begin.
    return Math.max(0, (isSecure ? secure : plain)[method].sum());
  }
}
