package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/** An outgoing call that {@link WebRecorder} noted. */
public final class Called extends Operation {
  public final String url;
  public final String traceparent;
  public volatile int status = -1;
  public volatile @Nullable String protocol;
  public volatile @Nullable Throwable error;
  public volatile boolean headersArrived;
  public volatile boolean detached;
  public volatile int steps;

  volatile String target;
  volatile boolean running;
  volatile boolean awaits;
  volatile boolean ended;

  Called(int number, String target, String url) {
    this.target = target;
    this.url = url;
    traceparent = String.format("00-0af7651916cd43dd8448eb211c80319c-%016x-01", number);
  }

  /** For example {@code GET http localhost:8080 200}. */
  @Override
  public String toString() {
    return target + " " + status + (error == null ? "" : " " + error.getClass().getSimpleName());
  }
}
