package io.narrows.engine.export.span;

import io.narrows.engine.metrics.Methods;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the spans of both sides of HTTP have in common. */
public final class HttpNames {
  private HttpNames() {}

  /** The first word of a span's name. */
  static String nameOf(String method) {
    return method.equals(Methods.OTHER) ? "HTTP" : method;
  }

  static void method(AttributesBuilder attributes, String known, String original) {
    attributes.put(HttpAttributes.HTTP_REQUEST_METHOD, known);
    if (known.equals(Methods.OTHER) && !original.equals(Methods.OTHER)) {
      attributes.put(HttpAttributes.HTTP_REQUEST_METHOD_ORIGINAL, original);
    }
  }

  /** {@code HTTP/1.1} is version 1.1 of http, which is the name that is not said. */
  public static void protocol(AttributesBuilder attributes, @Nullable String protocol) {
    if (protocol == null) {
      return;
    }
    int slash = protocol.indexOf('/');
    String name = (slash < 0 ? protocol : protocol.substring(0, slash)).toLowerCase(Locale.ROOT);
    if (slash >= 0) {
      String version = protocol.substring(slash + 1);
      boolean whole = version.equals("2.0") || version.equals("3.0");
      attributes.put(
          NetworkAttributes.NETWORK_PROTOCOL_VERSION, whole ? version.substring(0, 1) : version);
    }
    if (!name.equals("http") && slash >= 0) {
      attributes.put(NetworkAttributes.NETWORK_PROTOCOL_NAME, name);
    }
  }

  static void status(AttributesBuilder attributes, long status) {
    if (status >= 0) {
      attributes.put(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, status);
    }
  }
}
