package io.narrows.bootstrap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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
  public @Nullable String userAgent;
  public @Nullable String traceparent;
  public @Nullable String tracestate;
  public @Nullable String baggage;
  public @Nullable String b3;
  public @Nullable String forwardedFor;
  public boolean followed;

  /** The length of the body that was answered with, as far as ints go; -1 when unknown. */
  public int sentBytes = -1;

  /** The length of the body that came with it, as far as ints go; -1 when unknown. */
  public int receivedBytes = -1;

  private @Nullable Object peer;
  // Two bytes and no more: with four, each request would be eight bytes larger. 0 is no port.
  private char peerPort;

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

  /** The server as the {@code Host} header names it. */
  public Incoming toHost(@Nullable String scheme, @Nullable String hostAndPort) {
    int colon = hostAndPort == null ? -1 : hostAndPort.lastIndexOf(':');
    if (hostAndPort == null || colon < 0 || hostAndPort.endsWith("]")) {
      return to(scheme, hostAndPort, "https".equals(scheme) ? 443 : 80);
    }
    return to(scheme, hostAndPort.substring(0, colon), port(hostAndPort, colon + 1));
  }

  private static int port(String text, int from) {
    int port = 0;
    for (int i = from; i < text.length() && port <= 0xFFFF; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = port * 10 + digit;
    }
    return port > 0xFFFF ? -1 : port;
  }

  /** Its container tells the end of every request, asynchronous ones included. */
  public Incoming followed() {
    followed = true;
    return this;
  }

  /** The peer of the connection. */
  public Incoming from(@Nullable String peer, int peerPort) {
    this.peer = peer;
    this.peerPort = (char) Math.max(0, peerPort);
    return this;
  }

  /** The peer of the connection; its text is made by who asks for it, not by the application. */
  public Incoming from(@Nullable SocketAddress address) {
    if (address instanceof InetSocketAddress) {
      peer = address;
      peerPort = (char) ((InetSocketAddress) address).getPort();
    }
    return this;
  }

  /** The address of the peer, or null. */
  public @Nullable String peer() {
    if (!(peer instanceof InetSocketAddress)) {
      return (String) peer;
    }
    InetAddress address = ((InetSocketAddress) peer).getAddress();
    return address == null ? ((InetSocketAddress) peer).getHostString() : address.getHostAddress();
  }

  /** The port of the peer, or -1. */
  public int peerPort() {
    return peerPort == 0 ? -1 : peerPort;
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

  /** The single B3 header, or the same made of the {@code X-B3-*} headers; all may be null. */
  public Incoming b3(
      @Nullable String single,
      @Nullable String traceId,
      @Nullable String spanId,
      @Nullable String sampled,
      @Nullable String flags) {
    b3 = single != null || traceId == null || spanId == null ? single : traceId + "-" + spanId;
    if (b3 != single && (sampled != null || flags != null)) {
      b3 += "1".equals(flags) ? "-d" : "-" + sampled;
    }
    return this;
  }
}
