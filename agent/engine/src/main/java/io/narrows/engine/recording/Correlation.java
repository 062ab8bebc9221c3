package io.narrows.engine.recording;

import java.util.HashMap;
import java.util.Map;

/**
 * Where in which trace a log event was made. Text is made of it only when somebody asks.
 *
 * @param context the trace
 * @param spanId the operation that was open
 */
record Correlation(TraceContext context, long spanId) {
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";
  private static final String TRACE_FLAGS = "trace_flags";

  String traceId() {
    return Propagation.traceId(context);
  }

  String span() {
    return Propagation.spanId(spanId);
  }

  String traceFlags() {
    return context.sampled() ? "01" : "00";
  }

  /** The application's context with this; what the application says of its trace stays. */
  Map<String, String> addedTo(Map<String, String> given) {
    if (given.containsKey(TRACE_ID)) {
      return given;
    }
    Map<String, String> both = new HashMap<>(given);
    both.put(TRACE_ID, traceId());
    both.put(SPAN_ID, span());
    both.put(TRACE_FLAGS, traceFlags());
    return both;
  }
}
