package io.narrows.engine.recording;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the body of a response is: as its headers say, or as it was handed over. */
final class BodySize {
  private BodySize() {}

  /** In bytes; -1 when unknown. */
  static long of(@Nullable Map<String, List<String>> headers, @Nullable Object body) {
    List<String> lengths = headers == null ? null : headers.get("content-length");
    long said = lengths == null || lengths.isEmpty() ? -1 : number(lengths.get(0));
    return said >= 0 ? said : handedOver(body);
  }

  private static long handedOver(@Nullable Object body) {
    if (body instanceof byte[]) {
      return ((byte[]) body).length;
    }
    // Characters for bytes: what is asked is how much it was, to a digit.
    return body instanceof String ? ((String) body).length() : -1;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
