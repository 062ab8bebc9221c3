package io.narrows.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What the server's advice reads of a request, in one expression: {@code new Incoming("GET",
 * "/orders").query(...).trace(...)}. It becomes part of the request's record, so nothing is copied.
 */
public final class Incoming {
  public final String method;
  public final @Nullable String path;
  public @Nullable String query;
  public @Nullable String scheme;
  public @Nullable String host;
  public int port = -1;
  public @Nullable String protocol;
  public @Nullable String peer;
  public int peerPort = -1;
  public @Nullable String userAgent;
  public @Nullable String traceparent;
  public @Nullable String tracestate;
  public @Nullable String baggage;
  public @Nullable String b3;
  public @Nullable String forwardedFor;

  public Incoming(@Nullable String method, @Nullable String path) {
    this.method = method == null ? "_OTHER" : method;
    this.path = path;
  }

  /** The query without its question mark. */
  public Incoming query(@Nullable String query) {
    this.query = query;
    return this;
  }

  /** The server as the client addressed it. */
  public Incoming to(@Nullable String scheme, @Nullable String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    return this;
  }

  /** The peer of the connection. */
  public Incoming from(@Nullable String peer, int peerPort) {
    this.peer = peer;
    this.peerPort = peerPort;
    return this;
  }

  /** The protocol as the container says it, for example {@code HTTP/1.1}. */
  public Incoming protocol(@Nullable String protocol) {
    this.protocol = protocol;
    return this;
  }

  /** The {@code User-Agent} and {@code X-Forwarded-For} headers. */
  public Incoming client(@Nullable String userAgent, @Nullable String forwardedFor) {
    this.userAgent = userAgent;
    this.forwardedFor = forwardedFor;
    return this;
  }

  /** The W3C headers. */
  public Incoming trace(
      @Nullable String traceparent, @Nullable String tracestate, @Nullable String baggage) {
    this.traceparent = traceparent;
    this.tracestate = tracestate;
    this.baggage = baggage;
    return this;
  }

  /** The single B3 header, or the same made of the four {@code X-B3-*} headers. */
  public Incoming b3(
      @Nullable String single,
      @Nullable String traceId,
      @Nullable String spanId,
      @Nullable String sampled) {
    this.b3 = single != null || traceId == null ? single : traceId + "-" + spanId + suffix(sampled);
    return this;
  }

  private static String suffix(@Nullable String sampled) {
    return sampled == null ? "" : "-" + sampled;
  }
}
