package io.narrows.engine.analysis;

import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.TraceContext;
import java.util.Comparator;

/** A request whose trace was kept, to look at as an example. */
public record Exemplar(String traceId, long durationNanos) {
  static final Comparator<Exemplar> LONGEST =
      Comparator.comparingLong(Exemplar::durationNanos).reversed().thenComparing(Exemplar::traceId);

  static Exemplar of(Request request) {
    TraceContext context = request.context();
    return new Exemplar(Propagation.traceId(context), request.durationNanos());
  }
}
