package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Operation;

/** The token of {@link NotingRecorder}: what was begun, as text. */
final class Notes extends Operation {
  final String what;

  Notes(String what) {
    this.what = what;
  }
}
