package io.narrows.engine;

import io.narrows.engine.recording.Sink;
import io.narrows.facts.log.Log;
import java.util.ArrayList;
import java.util.List;

/** What the engine is made of: fed in the order in which it was added, closed in reverse. */
final class Parts {
  private final Log log;
  private final List<Object> parts = new ArrayList<>();

  Parts(Log log) {
    this.log = log;
  }

  <T> T add(T part) {
    parts.add(part);
    return part;
  }

  List<Sink> sinks() {
    List<Sink> sinks = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Sink sink) {
        sinks.add(sink);
      }
    }
    return sinks;
  }

  /** Closes each part that can be closed, also when one of them fails. */
  void close() {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) instanceof AutoCloseable part) {
        try {
          part.close();
        } catch (Exception error) {
          log.error("cannot close " + part.getClass().getSimpleName(), error);
        }
      }
    }
  }
}
