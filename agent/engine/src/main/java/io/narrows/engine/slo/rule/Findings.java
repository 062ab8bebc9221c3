package io.narrows.engine.slo.rule;

import io.narrows.engine.slo.Promql;
import io.narrows.engine.slo.Slo;

/** The bottleneck that explains an alert, asked for when the alert fires. */
final class Findings {
  private Findings() {}

  static String sentence(Slo slo) {
    return "{{ range query `topk(1, sum by (narrows_finding_type, narrows_finding_location,"
        + " http_route) ("
        + lost("narrows_finding_impact_seconds_total{" + matchers(slo) + "}")
        + ") > 0)` }}{{ .Labels.narrows_finding_type }} at"
        + " {{ .Labels.narrows_finding_location }} on {{ .Labels.http_route }}:"
        + " {{ .Value | humanizeDuration }} of request time in the last hour"
        + "{{ else }}no finding explains it{{ end }}";
  }

  /**
   * An outage's finding is often younger than the hour, and increase() leaves out what a series had
   * when it was first seen: all that there is at the first window, when the page comes.
   */
  private static String lost(String series) {
    return "(" + series + " unless " + series + " offset 1h) or increase(" + series + "[1h])";
  }

  private static String matchers(Slo slo) {
    String service = "service_name=" + Promql.quoted(slo.service());
    String route = slo.route();
    String matchers = route == null ? service : service + ",http_route=~" + Promql.quoted(route);
    // Between back-quotes the template takes everything as it is, and only those end it.
    return matchers.replace("`", "\\x60");
  }
}
