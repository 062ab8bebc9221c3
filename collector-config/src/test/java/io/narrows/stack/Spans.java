package io.narrows.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Traces of a service as OTLP says them in JSON. */
final class Spans {
  /** How many traces a fault meets; more for a longer look than the build has time for. */
  static final int MANY = Integer.getInteger("faults.traces", 300);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLI = 1_000_000;

  private final ObjectNode document = JSON.createObjectNode();
  private final ArrayNode spans;
  private long skewMillis;

  Spans(String service) {
    ObjectNode resourceSpans = document.putArray("resourceSpans").addObject();
    attribute(resourceSpans.putObject("resource").putArray("attributes"), "service.name", service);
    spans = resourceSpans.putArray("scopeSpans").addObject().putArray("spans");
  }

  /** The id of the trace with this number; spread, as real ones are. */
  static String traceId(long number) {
    return String.format(
        Locale.ROOT, "%016x%016x", number * 0x9E3779B97F4A7C15L, ~number * 0xBF58476D1CE4E5B9L);
  }

  /** The clock of the service is so far behind from here on. */
  Spans behind(long millis) {
    skewMillis = millis;
    return this;
  }

  Spans server(long trace, long millis, Map<String, Object> attributes) {
    return span(trace, 1, 2, "GET /orders", millis, attributes, false);
  }

  Spans failed(long trace) {
    return span(trace, 1, 2, "GET /orders", 5, Map.of("http.route", "/orders"), true);
  }

  /** One of a trace's children, which may come in another message than the rest. */
  Spans child(long trace, int number, long millis, Map<String, Object> attributes) {
    return span(trace, number + 1, 3, "SELECT orders", millis, attributes, false);
  }

  private Spans span(
      long trace,
      int id,
      int kind,
      String name,
      long millis,
      Map<String, Object> attributes,
      boolean isError) {
    long end = (System.currentTimeMillis() - skewMillis) * MILLI;
    ObjectNode span = spans.addObject();
    span.put("traceId", traceId(trace));
    span.put("spanId", String.format(Locale.ROOT, "%016x", trace * 1000 + id));
    span.put("name", name).put("kind", kind);
    span.put("startTimeUnixNano", Long.toString(end - millis * MILLI));
    span.put("endTimeUnixNano", Long.toString(end));
    if (isError) {
      span.putObject("status").put("code", 2);
    }
    ArrayNode list = span.putArray("attributes");
    attributes.forEach((key, value) -> attribute(list, key, value));
    return this;
  }

  private static void attribute(ArrayNode list, String key, Object value) {
    ObjectNode attribute = list.addObject().put("key", key);
    if (value instanceof Boolean flag) {
      attribute.putObject("value").put("boolValue", flag);
    } else {
      attribute.putObject("value").put("stringValue", value.toString());
    }
  }

  @Override
  public String toString() {
    return document.toString();
  }
}
