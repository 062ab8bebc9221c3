package com.example.demo.stack;

import com.example.demo.Traffic.Scenario;
import com.example.demo.stack.Prometheus.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what was planted was seen, and whether the pager rang when it should. */
final class StackCheck {

  private static final int EXEMPLARS_AT_LEAST = 3;

  private final List<String> lines = new ArrayList<>();
  private int failed;

  /** The first row of the digest is the slow query, and the first finding one that is planted. */
  void dashboards(Row query, Row finding, List<Scenario> scenarios) {
    result(
        query.label("db_query_summary").contains("parcel_scan"),
        "slow query first",
        "%s, %.1f s in all".formatted(query.label("db_query_summary"), query.value()));
    String type = finding.label("narrows_finding_type");
    String route = finding.label("http_route");
    result(
        scenarios.stream().anyMatch(it -> it.name().equals(type) && it.endpoint().endsWith(route)),
        "bottleneck first",
        "%s on %s at %s".formatted(type, route, finding.label("narrows_finding_location")));
  }

  void outage(Outage outage) {
    within("page", outage.timeToPage(), Outage.expectedPage());
    Optional<Page> page = outage.page();
    says(page, "objective", page.map(it -> it.label("slo_id")), Outage.OBJECTIVE);
    says(page, "burn rate", page.map(it -> it.annotation("burn_rate")), " times ");
    says(page, "finding", page.map(it -> it.annotation("finding")), Outage.FINDING + " at ");
    within("resolved", outage.timeToResolved(), Expected.resolved());
  }

  private void within(String what, Duration measured, Expected expected) {
    boolean came = measured.compareTo(Duration.ofDays(1)) < 0;
    String seen = came ? "after %.1f s".formatted(measured.toMillis() / 1e3) : "never came";
    result(measured.compareTo(expected.atMost()) <= 0, what, seen + ", computed: " + expected);
  }

  private void says(Optional<Page> page, String what, Optional<String> said, String wanted) {
    String text = said.orElse("");
    result(text.contains(wanted), "page: " + what, page.isPresent() ? text : "there was no page");
  }

  void trace(Optional<Trace> trace) {
    result(
        trace.isPresent(),
        "slow trace",
        trace.map(it -> "%s, %.0f ms".formatted(it.id(), it.millis())).orElse("none in Jaeger"));
  }

  /** Each trace that an exemplar names is stored. */
  void exemplars(Set<String> named, Set<String> missing) {
    result(
        named.size() >= EXEMPLARS_AT_LEAST && missing.isEmpty(),
        "exemplars",
        "%d traces are named, %d of them are not stored %s"
            .formatted(named.size(), missing.size(), missing.isEmpty() ? "" : missing));
  }

  void command(String command, int exitCode) {
    result(exitCode == 0, "command", command + ": exit code " + exitCode);
  }

  private void result(boolean isRight, String what, String how) {
    failed += isRight ? 0 : 1;
    lines.add("%-7s %-18s %s".formatted(isRight ? "yes" : "NO", what, how));
  }

  /** False when anything is not as it should be. */
  boolean print() {
    System.out.printf("%nWhat was to be seen:%n");
    lines.forEach(System.out::println);
    System.out.printf("%n%d of %d are as they should be%n", lines.size() - failed, lines.size());
    return failed == 0;
  }
}
