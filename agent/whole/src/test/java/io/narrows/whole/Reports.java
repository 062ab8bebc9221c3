package io.narrows.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Run;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The report of a running JVM, asked for on the command line. */
final class Reports {
  private static final int ATTEMPTS = 30;

  private Reports() {}

  /** As JSON, once it has these requests: an answer arrives a moment before its request ends. */
  static JsonNode json(Jdk jdk, long pid, Map<String, Integer> offered)
      throws IOException, InterruptedException {
    Map<String, Integer> counted = new HashMap<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      JsonNode json = new ObjectMapper().readTree(String.join("\n", lines(jdk, pid, "json")));
      offered.keySet().forEach(name -> counted.put(name, count(endpoint(json, name))));
      if (counted.equals(offered)) {
        return json;
      }
    }
    throw new AssertionError("offered " + offered + ", reported " + counted);
  }

  private static int count(JsonNode endpoint) {
    return endpoint.path("latency").path("count").asInt();
  }

  /** The part of an endpoint; a missing node where there is none. */
  static JsonNode endpoint(JsonNode json, String name) {
    for (JsonNode endpoint : json.path("endpoints")) {
      if (endpoint.path("name").asText().equals(name)) {
        return endpoint;
      }
    }
    return json.path("none");
  }

  static List<String> lines(Jdk jdk, long pid, String format)
      throws IOException, InterruptedException {
    Run run =
        Fork.of(jdk)
            .option("-jar", Fork.narrowsJar().toString())
            .main("report", Long.toString(pid), "--format", format)
            .start();
    assertThat(run.exitCode()).as(run.err().toString()).isZero();
    return run.out();
  }
}
