package io.narrows.engine.saved;

import java.util.ArrayList;
import java.util.List;

/**
 * Paths that begin otherwise in the later report than in the earlier one.
 *
 * @param later how they begin now; empty for nothing that was renamed
 * @param earlier how they began
 */
public record Renamed(String later, String earlier) {
  public static final Renamed NOTHING = new Renamed("", "");

  Saved apply(Saved report) {
    if (later.isEmpty()) {
      return report;
    }
    List<SavedFinding> findings = new ArrayList<>();
    for (SavedFinding finding : report.findings()) {
      findings.add(finding.at(name(finding.endpoint())));
    }
    List<SavedEndpoint> endpoints = new ArrayList<>();
    for (SavedEndpoint endpoint : report.endpoints()) {
      endpoints.add(endpoint.named(name(endpoint.name())));
    }
    return new Saved(
        report.name(),
        report.text(),
        report.service(),
        report.agentVersion(),
        report.durationMillis(),
        report.requests(),
        report.requestsNeeded(),
        report.verdict(),
        findings,
        endpoints);
  }

  /** A name is a method and a path. */
  private String name(String endpoint) {
    int path = endpoint.indexOf(' ') + 1;
    return endpoint.startsWith(later, path)
        ? endpoint.substring(0, path) + earlier + endpoint.substring(path + later.length())
        : endpoint;
  }
}
