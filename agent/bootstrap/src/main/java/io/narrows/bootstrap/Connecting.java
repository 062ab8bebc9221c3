package io.narrows.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The doors of connections that are made for outgoing calls; beside those of {@link Probe}, and
 * closed with them.
 */
public final class Connecting {
  private Connecting() {}

  /** This thread looks a host up, or connects to it; null unless that is for an outgoing call. */
  public static @Nullable Operation beginNetwork(boolean isLookup) {
    return Probe.recorder().beginNetwork(isLookup);
  }

  /** This thread shakes hands with the other side; null unless that is for an outgoing call. */
  public static @Nullable Operation beginHandshake() {
    return Probe.recorder().beginHandshake();
  }

  /** For the call that this thread is sending, a connection is being made until this completes. */
  public static void connecting(@Nullable Object future) {
    if (future != null) {
      Probe.recorder().connecting(future);
    }
  }

  /**
   * On this connection, which its client made for a call ({@link Probe#exchange}), hands are being
   * shaken until this completes.
   */
  public static void shakingHands(Object connection, @Nullable Object future) {
    if (future != null) {
      Probe.recorder().shakingHands(connection, future);
    }
  }

  /**
   * Whatever thread this is, it sends for the call whose exchange this is until {@link
   * #endSending}; null where it is known to do so.
   */
  public static @Nullable Operation beginSending(@Nullable Object exchange) {
    return exchange == null ? null : Probe.recorder().beginSending(exchange);
  }

  public static void endSending(@Nullable Operation call) {
    if (call != null) {
      Probe.recorder().endSending(call);
    }
  }
}
