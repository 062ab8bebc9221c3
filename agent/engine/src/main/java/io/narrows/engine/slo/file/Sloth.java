package io.narrows.engine.slo.file;

import io.narrows.engine.slo.Alert;
import io.narrows.engine.slo.Alerting;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.plugin.Expansion;
import io.narrows.engine.slo.plugin.Plugins;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code version: prometheus/v1}. */
final class Sloth {
  static final String VERSION = "prometheus/v1";

  private final String service;
  private final Map<String, String> labels;
  private final List<Node> slos;

  Sloth(Node document) throws Refusal {
    document.allowOnly("version", "service", "labels", "slos");
    service = Checks.name(document.get("service"));
    labels = Checks.labels(document, "labels");
    slos = document.get("slos").list();
  }

  List<Node> slos() {
    return slos;
  }

  Slo read(Node slo) throws Refusal {
    slo.allowOnly("name", "description", "objective", "labels", "sli", "alerting");
    String name = Checks.name(slo.get("name"));
    BigDecimal objective = Checks.percent(slo.get("objective"));
    Expansion sli = sli(slo.get("sli"));
    return new Slo(
        slo.get("objective").place(),
        service,
        name,
        Checks.both(labels, Checks.labels(slo, "labels")),
        objective,
        null,
        sli.indicator(),
        sli.of(),
        sli.route(),
        sli.thresholds(),
        sli.histograms(),
        alerting(slo.find("alerting")));
  }

  private Expansion sli(Node sli) throws Refusal {
    sli.allowOnly("plugin", "events", "raw");
    if (sli.entries().size() != 1) {
      throw sli.refuse("one of plugin, events, raw");
    }
    if (sli.has("plugin")) {
      return Plugins.expand(service, sli.get("plugin"));
    }
    if (sli.has("events")) {
      return events(sli.get("events"));
    }
    Node raw = sli.get("raw");
    raw.allowOnly("error_ratio_query");
    Node ratio = raw.get("error_ratio_query");
    return Expansion.written(new Indicator.Ratio(Checks.query(ratio)), Checks.thresholds(ratio));
  }

  private static Expansion events(Node events) throws Refusal {
    events.allowOnly("error_query", "total_query");
    Node bad = events.get("error_query");
    Node total = events.get("total_query");
    return Expansion.written(
        new Indicator.Events(Checks.query(bad), Checks.query(total)), Checks.thresholds(bad));
  }

  private static Alerting alerting(@Nullable Node alerting) throws Refusal {
    if (alerting == null) {
      return Alerting.PLAIN;
    }
    alerting.allowOnly("name", "labels", "annotations", "page_alert", "ticket_alert");
    Node name = alerting.find("name");
    Alert common =
        new Alert(false, Checks.labels(alerting, "labels"), alerting.texts("annotations"));
    return new Alerting(
        name == null ? Alerting.NAME : name.text(),
        alert(alerting.find("page_alert"), common),
        alert(alerting.find("ticket_alert"), common));
  }

  private static Alert alert(@Nullable Node alert, Alert common) throws Refusal {
    if (alert == null) {
      return common;
    }
    alert.allowOnly("disable", "labels", "annotations");
    Node disable = alert.find("disable");
    return new Alert(
        disable != null && disable.flag(),
        Checks.both(common.labels(), Checks.labels(alert, "labels")),
        Checks.both(common.annotations(), alert.texts("annotations")));
  }
}
