package io.narrows.engine.slo.rule;

import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Windows;
import java.util.Map;

/**
 * What is recorded of one objective. Bad events and all events are recorded apart, so that the
 * period weighs a request like a request, idle time is no error and no NaN, and an alert can ask
 * how many bad events there were.
 */
final class Recordings {
  static final String TOTAL = "slo:sli_total:rate";
  static final String BAD = "slo:sli_bad:rate";
  static final String RATIO = "slo:sli_error:ratio_rate";
  static final String REMAINING = "slo:period_error_budget_remaining:ratio";

  private final Slo slo;
  private final Windows windows;
  private final Map<String, String> labels;
  private final String budget;

  Recordings(Slo slo, Windows windows) {
    this.slo = slo;
    this.windows = windows;
    labels = RuleFile.labels(slo);
    budget = slo.budget().toPlainString();
  }

  void write(RuleText text) {
    for (long seconds : windows.all()) {
      window(text, Windows.text(seconds));
    }
    String inPeriod = RATIO + windows.period();
    text.record(inPeriod, period(), labels);
    vector(text, "slo:objective:ratio", slo.ratio().toPlainString());
    vector(text, "slo:error_budget:ratio", budget);
    text.record(
        "slo:current_burn_rate:ratio",
        recorded(RATIO + windows.shortest()) + " / " + budget,
        labels);
    text.record(REMAINING, "1 - " + recorded(inPeriod) + " / " + budget, labels);
  }

  private void vector(RuleText text, String name, String value) {
    text.record(name, "vector(" + value + ")", labels);
  }

  private void window(RuleText text, String window) {
    if (slo.indicator() instanceof Indicator.Events events) {
      String total = over(window, events.total());
      text.record(TOTAL + window, total, labels);
      // Without a failure there is no series of failures: that is none, and not nothing.
      String bad = "(" + over(window, events.bad()) + ") or (0 * (" + total + "))";
      text.record(BAD + window, bad, labels);
      text.record(RATIO + window, ratio(window), labels);
    } else {
      Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator();
      text.record(RATIO + window, over(window, ratio.query()), labels);
    }
  }

  private String ratio(String window) {
    String total = recorded(TOTAL + window);
    return "(" + recorded(BAD + window) + " / (" + total + " > 0)) or (0 * " + total + ")";
  }

  private String period() {
    String window = windows.shortest();
    String range = "[" + windows.period() + "]";
    if (slo.indicator() instanceof Indicator.Ratio) {
      return "avg_over_time(" + recorded(RATIO + window) + range + ")";
    }
    return "sum_over_time("
        + recorded(BAD + window)
        + range
        + ") / (sum_over_time("
        + recorded(TOTAL + window)
        + range
        + ") > 0)";
  }

  private String recorded(String name) {
    return RuleFile.recorded(slo, name);
  }

  private static String over(String window, String query) {
    return query.replace(Indicator.WINDOW, window);
  }
}
