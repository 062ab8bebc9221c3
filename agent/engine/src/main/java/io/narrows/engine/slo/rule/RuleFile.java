package io.narrows.engine.slo.rule;

import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Windows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of objectives as one file, which Prometheus 2.42 and newer read. */
public final class RuleFile {
  private RuleFile() {}

  public static String of(List<Slo> slos, Choices choices) {
    RuleText text = new RuleText();
    text.comment("Made by: java -jar narrows.jar slo generate. Change the SLO file, not this one.");
    text.groups();
    for (Slo slo : slos) {
      Windows windows = windowsOf(slo, choices.windows());
      text.group("slo-sli-" + slo.id(), "30s");
      new Recordings(slo, windows).write(text);
      text.group("slo-alerts-" + slo.id(), "");
      new Alerts(slo, windows, choices).write(text);
    }
    return text.toString();
  }

  private static Windows windowsOf(Slo slo, Windows windows) {
    Integer days = slo.periodDays();
    return days == null ? windows : windows.withPeriod(days);
  }

  /** What every rule of an objective carries. */
  static Map<String, String> labels(Slo slo) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("slo_service", slo.service());
    labels.put("slo_name", slo.name());
    labels.put("slo_id", slo.id());
    labels.putAll(slo.labels());
    return labels;
  }

  /** What was recorded of an objective. */
  static String recorded(Slo slo, String name) {
    return name + "{slo_id=\"" + slo.id() + "\"}";
  }
}
