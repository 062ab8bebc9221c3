package io.narrows.engine.export.span;

import io.narrows.bootstrap.Incoming;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.recording.Request;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.ClientAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.opentelemetry.semconv.UserAgentAttributes;
import org.jspecify.annotations.Nullable;

/** Name, attributes and status of the span of a server's request. */
final class ServerSpan {
  private ServerSpan() {}

  static String name(Request request, Incoming incoming, Methods methods) {
    String method = HttpNames.nameOf(methods.known(incoming.method));
    String route = request.route();
    return route == null ? method : method + " " + route;
  }

  static boolean failed(Request request) {
    return errorType(request) != null;
  }

  private static @Nullable String errorType(Request request) {
    return request.status() >= 500 ? String.valueOf(request.status()) : request.error();
  }

  static void attributes(
      AttributesBuilder attributes, Request request, Incoming incoming, Methods methods) {
    HttpNames.method(attributes, methods.known(incoming.method), incoming.method);
    put(attributes, UrlAttributes.URL_PATH, incoming.path);
    put(attributes, UrlAttributes.URL_SCHEME, incoming.scheme == null ? "http" : incoming.scheme);
    if (incoming.query != null) {
      attributes.put(UrlAttributes.URL_QUERY, Urls.redactedQuery(incoming.query));
    }
    put(attributes, HttpAttributes.HTTP_ROUTE, request.route());
    HttpNames.status(attributes, request.status());
    put(attributes, ErrorAttributes.ERROR_TYPE, errorType(request));
    HttpNames.protocol(attributes, incoming.protocol);
    addresses(attributes, incoming);
    put(attributes, UserAgentAttributes.USER_AGENT_ORIGINAL, incoming.userAgent);
  }

  private static void addresses(AttributesBuilder attributes, Incoming incoming) {
    if (incoming.host != null) {
      attributes.put(ServerAttributes.SERVER_ADDRESS, incoming.host);
      if (incoming.port > 0) {
        attributes.put(ServerAttributes.SERVER_PORT, (long) incoming.port);
      }
    }
    put(attributes, ClientAttributes.CLIENT_ADDRESS, client(incoming));
    String peer = incoming.peer();
    if (peer != null) {
      attributes.put(NetworkAttributes.NETWORK_PEER_ADDRESS, peer);
      if (incoming.peerPort() > 0) {
        attributes.put(NetworkAttributes.NETWORK_PEER_PORT, (long) incoming.peerPort());
      }
    }
  }

  /** Who asked first, as the proxies between us say; else who is connected. */
  private static @Nullable String client(Incoming incoming) {
    String forwarded = incoming.forwardedFor;
    if (forwarded == null || forwarded.isBlank()) {
      return incoming.peer();
    }
    int comma = forwarded.indexOf(',');
    String first = (comma < 0 ? forwarded : forwarded.substring(0, comma)).trim();
    if (first.startsWith("[")) {
      int end = first.indexOf(']');
      return end < 0 ? first : first.substring(1, end);
    }
    int colon = first.indexOf(':');
    // More than one colon is an IPv6 address without a port.
    return colon > 0 && colon == first.lastIndexOf(':') ? first.substring(0, colon) : first;
  }

  static void put(
      AttributesBuilder attributes,
      io.opentelemetry.api.common.AttributeKey<String> key,
      @Nullable String value) {
    if (value != null) {
      attributes.put(key, value);
    }
  }
}
