package io.narrows.engine.saved;

import io.narrows.engine.analysis.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a build may not let pass.
 *
 * @param failOn from which severity on, or null
 * @param maxQueries how many queries a request may make at most, or -1
 */
public record Gates(@Nullable Severity failOn, long maxQueries) {
  /** Whether there is anything to ask. */
  public boolean isOpen() {
    return failOn == null && maxQueries < 0;
  }

  /** What does not pass, a sentence each. */
  public List<String> failures(Saved report) {
    List<String> failures = new ArrayList<>();
    for (SavedFinding finding : report.findings()) {
      if (failOn != null && finding.severity().compareTo(failOn) >= 0) {
        SavedSite site = finding.site();
        failures.add(
            finding.severity().name().toLowerCase(Locale.ROOT)
                + ": "
                + finding.title()
                + (site == null ? "" : " at " + site.said()));
      }
    }
    for (SavedEndpoint endpoint : report.endpoints()) {
      if (maxQueries >= 0 && endpoint.isServer() && endpoint.maxQueries() > maxQueries) {
        failures.add(
            "a request of "
                + endpoint.name()
                + " made "
                + (long) endpoint.maxQueries()
                + " queries; allowed are "
                + maxQueries);
      }
    }
    return failures;
  }
}
