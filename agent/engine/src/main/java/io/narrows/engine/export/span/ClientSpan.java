package io.narrows.engine.export.span;

import io.narrows.engine.metrics.Methods;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Slice;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import org.jspecify.annotations.Nullable;

/** Name, attributes and status of the span of an outgoing HTTP call. */
final class ClientSpan {
  private ClientSpan() {}

  static String name(Remote remote, Methods methods) {
    return HttpNames.nameOf(methods.known(remote.method()));
  }

  static @Nullable String errorType(Slice slice, int index) {
    long status = slice.count(index);
    return status >= 400 ? String.valueOf(status) : slice.error(index);
  }

  static void attributes(
      AttributesBuilder attributes, Slice slice, int index, Remote remote, Methods methods) {
    HttpNames.method(attributes, methods.known(remote.method()), remote.method());
    if (remote.host() != null) {
      attributes.put(ServerAttributes.SERVER_ADDRESS, remote.host());
      attributes.put(ServerAttributes.SERVER_PORT, (long) remote.port());
    }
    if (slice.detail(index) instanceof Call call) {
      attributes.put(UrlAttributes.URL_FULL, Urls.redacted(call.url()));
      HttpNames.protocol(attributes, call.protocol());
    }
    HttpNames.status(attributes, slice.count(index));
    ServerSpan.put(attributes, ErrorAttributes.ERROR_TYPE, errorType(slice, index));
  }
}
