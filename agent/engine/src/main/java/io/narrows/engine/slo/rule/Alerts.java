package io.narrows.engine.slo.rule;

import io.narrows.engine.slo.Alert;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Windows;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is told when about one objective. */
final class Alerts {
  private final Slo slo;
  private final Windows windows;
  private final Choices choices;
  private final String budget;

  Alerts(Slo slo, Windows windows, Choices choices) {
    this.slo = slo;
    this.windows = windows;
    this.choices = choices;
    budget = slo.budget().toPlainString();
  }

  void write(RuleText text) {
    burn(text, "page", slo.alerting().page(), windows.pageQuick(), windows.pageSlow());
    burn(text, "ticket", slo.alerting().ticket(), windows.ticketQuick(), windows.ticketSlow());
    exhausted(text);
    missing(text);
  }

  private void burn(
      RuleText text, String severity, Alert alert, Windows.Tier quick, Windows.Tier slow) {
    if (alert.isDisabled()) {
      return;
    }
    text.alert(slo.alerting().name(), burns(quick) + "\nor\n" + burns(slow));
    text.entry("keep_firing_for", "5m");
    text.map("labels", labels(severity, alert.labels()));
    Map<String, String> annotations =
        annotations(
            "{{ $labels.slo_service }}/{{ $labels.slo_name }} burns its error budget too fast ("
                + severity
                + ")",
            "error ratio {{ $value | humanizePercentage }} over "
                + quick.longWindow()
                + " or "
                + slow.longWindow()
                + "; the budget is {{ "
                + budget
                + " | humanizePercentage }}",
            "slo-burn.md");
    annotations.put("burn_rate", burnRate(quick, slow));
    annotations.put("finding", Findings.sentence(slo));
    annotations.putAll(alert.annotations());
    text.map("annotations", annotations);
  }

  /**
   * How quickly the budget goes, in words, by the tier that burns: alert templates cannot divide,
   * but they can ask.
   */
  private String burnRate(Windows.Tier quick, Windows.Tier slow) {
    String limit = " > " + windows.factor(quick).toPlainString();
    return "{{ with query `"
        + rate(quick.longWindow())
        + limit
        + " and "
        + rate(quick.shortWindow())
        + limit
        + "` }}"
        + times(quick)
        + "{{ else }}{{ with query `"
        + rate(slow.longWindow())
        + "` }}"
        + times(slow)
        + "{{ else }}unknown{{ end }}{{ end }}";
  }

  private String rate(String window) {
    return recorded(Recordings.RATIO + window) + " / " + budget;
  }

  private static String times(Windows.Tier tier) {
    return "{{ . | first | value | humanize }} times what the budget allows, over "
        + tier.longWindow();
  }

  private String burns(Windows.Tier tier) {
    String limit = " > (" + windows.factor(tier).toPlainString() + " * " + budget + ")";
    String expression =
        "("
            + recorded(Recordings.RATIO + tier.longWindow())
            + limit
            + "\n and "
            + recorded(Recordings.RATIO + tier.shortWindow())
            + limit;
    if (slo.indicator() instanceof Indicator.Events) {
      expression +=
          "\n and ("
              + recorded(Recordings.BAD + tier.longWindow())
              + " * "
              + tier.longSeconds()
              + ") >= "
              + choices.leastBad();
    }
    return expression + ")";
  }

  private void exhausted(RuleText text) {
    text.alert("SLOErrorBudgetExhausted", recorded(Recordings.REMAINING) + " <= 0");
    text.entry("for", "5m");
    text.map("labels", labels("ticket", slo.alerting().ticket().labels()));
    Map<String, String> annotations =
        annotations(
            "{{ $labels.slo_service }}/{{ $labels.slo_name }} has no error budget left",
            "{{ $value | humanizePercentage }} of the budget of "
                + windows.periodDays()
                + " days remain",
            "slo-exhausted.md");
    annotations.put("finding", Findings.sentence(slo));
    text.map("annotations", annotations);
  }

  private void missing(RuleText text) {
    boolean isRatio = slo.indicator() instanceof Indicator.Ratio;
    String signal = (isRatio ? Recordings.RATIO : Recordings.TOTAL) + windows.shortest();
    text.alert("SLOSignalMissing", "absent(" + recorded(signal) + ")");
    text.entry("for", "15m");
    text.map("labels", labels("ticket", slo.alerting().ticket().labels()));
    text.map(
        "annotations",
        annotations(
            "{{ $labels.slo_service }}/{{ $labels.slo_name }} is not measured",
            "no data since 15 minutes or more: whether it is met is not known",
            "slo-signal-missing.md"));
  }

  private Map<String, String> labels(String severity, Map<String, String> own) {
    Map<String, String> labels = RuleFile.labels(slo);
    labels.put("severity", severity);
    labels.putAll(own);
    return labels;
  }

  private Map<String, String> annotations(String summary, String description, String runbook) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", summary);
    annotations.put("description", description);
    annotations.put(
        "dashboard_url", choices.grafana() + "/d/narrows-slo?var-slo={{ $labels.slo_id }}");
    annotations.put("runbook_url", choices.runbooks() + "/" + runbook);
    return annotations;
  }

  private String recorded(String name) {
    return RuleFile.recorded(slo, name);
  }
}
