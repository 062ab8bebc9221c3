package io.narrows.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the agent says, as JSON. */
record Report(JsonNode json) {
  private static final Set<String> OPERATIONS =
      Set.of("db_exec", "db_fetch", "http_lease", "http_wait", "http_body");

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

  /**
   * What a request of this endpoint is shorter when operations take less: as much as they do, until
   * something beside them is the longest.
   *
   * @param texts of what becomes quicker
   * @param share by which part
   */
  double savedMillis(String endpoint, List<String> texts, double share) {
    JsonNode view = endpoint(endpoint);
    double millis = 0;
    for (JsonNode part : view == null ? List.<JsonNode>of() : view.get("signatures")) {
      boolean isQuicker =
          texts.contains(part.get("text").asText())
              && OPERATIONS.contains(part.get("kind").asText());
      double most = part.get("savableMillis").asDouble();
      millis += isQuicker ? Math.min(share * part.get("pathMillis").asDouble(), most) : 0;
    }
    return millis / Math.max(1, requests(endpoint));
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
