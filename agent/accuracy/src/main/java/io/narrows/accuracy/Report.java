package io.narrows.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the agent says, as JSON. */
record Report(JsonNode json) {

  /** The findings, those that matter most first. */
  List<Found> findings() {
    List<Found> findings = new ArrayList<>();
    for (JsonNode finding : json.get("findings")) {
      findings.add(Found.of(finding));
    }
    return findings;
  }

  /** How many requests of this endpoint were counted. */
  long requests(String endpoint) {
    JsonNode view = endpoint(endpoint);
    return view == null ? 0 : view.get("latency").get("count").asLong();
  }

  /** The time of all requests of this endpoint. */
  double nanos(String endpoint) {
    JsonNode view = endpoint(endpoint);
    return view == null ? 0 : view.get("latency").get("sumMillis").asDouble() * 1e6;
  }

  /** Percent of the endpoint's time by kind. */
  Map<String, Double> shares(String endpoint) {
    Map<String, Double> shares = new TreeMap<>();
    JsonNode view = endpoint(endpoint);
    if (view != null) {
      for (JsonNode part : view.get("time")) {
        shares.merge(part.get("kind").asText(), part.get("percent").asDouble(), Double::sum);
      }
    }
    return shares;
  }

  private @Nullable JsonNode endpoint(String name) {
    for (JsonNode view : json.get("endpoints")) {
      if (view.get("name").asText().equals(name)) {
        return view;
      }
    }
    return null;
  }

  /**
   * One finding.
   *
   * @param cause the id of the finding that it follows from; empty where it stands for itself
   * @param lowMillis what a fix saves at least of one affected request
   * @param highMillis and at most
   */
  record Found(
      String id,
      String cause,
      String type,
      String severity,
      String endpoint,
      String signature,
      String file,
      int line,
      long requests,
      double lowMillis,
      double highMillis) {

    private static Found of(JsonNode finding) {
      JsonNode site = finding.get("sites").path(0);
      return new Found(
          finding.get("id").asText(),
          finding.path("cause").asText(),
          finding.get("type").asText(),
          finding.get("severity").asText(),
          finding.get("endpoint").asText(),
          finding.path("signature").asText(),
          site.path("file").asText(),
          site.path("line").asInt(-1),
          finding.get("requests").asLong(),
          finding.get("savesAtLeastMillis").asDouble(),
          finding.get("savesAtMostMillis").asDouble());
    }

    boolean isAtLeastMinor() {
      return !severity.equals("info");
    }

    boolean isAtLeastMajor() {
      return isAtLeastMinor() && !severity.equals("minor");
    }

    String said() {
      return severity + " " + type + " '" + signature + "' at " + file + ":" + line;
    }
  }
}
