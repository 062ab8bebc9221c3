package io.narrows.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The doors of what a server answers with and is sent; beside those of {@link Probe}, and closed
 * with them.
 */
public final class Answers {
  private Answers() {}

  /** Whether the media type of this request's answer tells anything: look before asking for it. */
  public static boolean isAsked(@Nullable Object request) {
    return request instanceof Operation && Probe.recorder().asksMediaType((Operation) request);
  }

  /**
   * The answer to a request has this media type, null where that is unknown or was not asked.
   *
   * @return the request, for the door that it passes next
   */
  public static @Nullable Operation typed(@Nullable Object request, @Nullable String mediaType) {
    if (!(request instanceof Operation)) {
      return null;
    }
    if (mediaType != null) {
      Probe.recorder().answered((Operation) request, mediaType);
    }
    return (Operation) request;
  }

  /**
   * The bodies of a request are this long by now; what is less than 0 is unknown.
   *
   * @return the request, for the door that it passes next
   */
  public static @Nullable Operation measured(
      @Nullable Object request, long sentBytes, long receivedBytes) {
    if (!(request instanceof Operation)) {
      return null;
    }
    Probe.recorder().measured((Operation) request, sentBytes, receivedBytes);
    return (Operation) request;
  }

  /** Another piece of an answer, of which nobody knows yet how long it will be. */
  public static void sent(@Nullable Object request, int bytes) {
    if (request instanceof Operation) {
      Probe.recorder().sent((Operation) request, bytes);
    }
  }
}
