package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long bodies are: as headers say, as they were handed over, or as a server counted them. */
final class BodySize {
  private BodySize() {}

  /** In bytes; -1 when unknown. */
  static long of(@Nullable Map<String, List<String>> headers, @Nullable Object body) {
    List<String> lengths = headers == null ? null : headers.get("content-length");
    long said = lengths == null || lengths.isEmpty() ? -1 : number(lengths.get(0));
    return said >= 0 ? said : handedOver(body);
  }

  /** By a server, so far. */
  static void measured(Request request, long sentBytes, long receivedBytes) {
    Incoming incoming = request.incoming();
    if (incoming != null && !request.hasEnded()) {
      incoming.sentBytes = bounded(sentBytes);
      incoming.receivedBytes = bounded(receivedBytes);
    }
  }

  /** By a server, with those before. */
  static void sent(Request request, int bytes) {
    Incoming incoming = request.incoming();
    if (incoming != null && !request.hasEnded()) {
      incoming.sentBytes = bounded((long) Math.max(0, incoming.sentBytes) + bytes);
    }
  }

  private static int bounded(long bytes) {
    return bytes < 0 ? -1 : (int) Math.min(bytes, Integer.MAX_VALUE);
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
