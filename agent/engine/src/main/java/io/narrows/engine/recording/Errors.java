package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** The {@code error.type} of a failure: the class name, never the message. */
final class Errors {
  private Errors() {}

  static @Nullable String type(@Nullable Throwable error) {
    return error == null ? null : error.getClass().getName();
  }
}
