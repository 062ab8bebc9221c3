package com.example.demo.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A trace as Jaeger stored it.
 *
 * @param millis of the span of the whole request
 * @param parts what the other spans were, how many and how long together, the longest first
 */
record Trace(String id, String operation, double millis, int spans, List<Part> parts) {

  /** Spans of one name. */
  record Part(String name, int count, double millis, String caller) {}

  static Trace of(JsonNode trace, String operation) {
    double millis = 0;
    Map<String, Part> parts = new HashMap<>();
    for (JsonNode span : trace.path("spans")) {
      String name = span.path("operationName").asString("");
      double took = span.path("duration").asDouble() / 1e3;
      if (name.equals(operation)) {
        millis = Math.max(millis, took);
      } else {
        parts.merge(name, new Part(name, 1, took, caller(span)), Trace::sum);
      }
    }
    List<Part> longestFirst = new ArrayList<>(parts.values());
    longestFirst.sort((a, b) -> Double.compare(b.millis(), a.millis()));
    int spans = trace.path("spans").size();
    return new Trace(trace.path("traceID").asString(""), operation, millis, spans, longestFirst);
  }

  private static Part sum(Part a, Part b) {
    String caller = a.caller().isEmpty() ? b.caller() : a.caller();
    return new Part(a.name(), a.count() + b.count(), a.millis() + b.millis(), caller);
  }

  private static String caller(JsonNode span) {
    for (JsonNode tag : span.path("tags")) {
      if (tag.path("key").asString("").equals("narrows.caller")) {
        return tag.path("value").asString("");
      }
    }
    return "";
  }

  void print() {
    System.out.printf("%nA slow request, read back from Jaeger:%n");
    System.out.printf("  %s  %s  %.0f ms, %d spans%n", id, operation, millis, spans);
    for (Part part : parts.subList(0, Math.min(3, parts.size()))) {
      String from = part.caller().isEmpty() ? "" : "  from " + part.caller();
      System.out.printf(
          "  %4d × %-34s %6.0f ms%s%n", part.count(), part.name(), part.millis(), from);
    }
  }
}
