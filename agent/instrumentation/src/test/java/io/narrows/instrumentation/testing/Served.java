package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/** A request that {@link WebRecorder} noted. */
public final class Served extends Operation {
  public final Incoming incoming;
  public volatile @Nullable String route;
  public volatile int status = -1;
  public volatile @Nullable String mediaType;
  public volatile long sentBytes = -1;
  public volatile long receivedBytes = -1;
  public volatile @Nullable Throwable error;

  /** How often a thread went on with it. */
  public volatile int resumed;

  /** How often a thread left it open. */
  public volatile int suspended;

  volatile int rank;
  volatile boolean ended;

  Served(Incoming incoming) {
    this.incoming = incoming;
  }

  synchronized boolean end(int endStatus, @Nullable Throwable endError) {
    if (ended) {
      return false;
    }
    ended = true;
    status = endStatus < 0 ? status : endStatus;
    error = endError != null ? endError : status < 0 || status >= 500 ? error : null;
    return true;
  }

  /** For example {@code GET /orders/{id} 200}. */
  @Override
  public String toString() {
    return incoming.method
        + " "
        + route
        + " "
        + status
        + (error == null ? "" : " " + error.getClass().getSimpleName());
  }
}
