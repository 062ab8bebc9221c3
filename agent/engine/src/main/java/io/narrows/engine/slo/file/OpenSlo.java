package io.narrows.engine.slo.file;

import io.narrows.engine.slo.Alerting;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Promql;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Threshold;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports {@code apiVersion: openslo/v1}: objectives on ratios of Prometheus counters. Its alert
 * policies are not taken over; the rules have alerts of their own.
 */
final class OpenSlo {
  static final String VERSION = "openslo/v1";

  private static final Pattern DAYS = Pattern.compile("(\\d{1,3})([dw])");
  private static final Pattern SERIES =
      Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(\\{[^{}]*})?");

  private final Map<String, Node> indicators = new HashMap<>();
  private final List<Node> slos = new ArrayList<>();

  /** Takes one document; what it is about is looked at when all are known. */
  void add(Node document) throws Refusal {
    Node kind = document.get("kind");
    switch (kind.text()) {
      case "SLO":
        slos.add(document);
        break;
      case "SLI":
        indicators.put(document.get("metadata").get("name").text(), document.get("spec"));
        break;
      case "DataSource":
        requirePrometheus(document.get("spec").get("type"));
        break;
      case "Service", "AlertPolicy", "AlertCondition", "AlertNotificationTarget":
        break;
      default:
        throw kind.refuse(
            "SLO, SLI, DataSource, Service, AlertPolicy, AlertCondition, AlertNotificationTarget");
    }
  }

  List<Node> slos() {
    return slos;
  }

  Slo read(Node document) throws Refusal {
    Node spec = document.get("spec");
    requireOccurrences(spec);
    Node objective = theOnly(spec.get("objectives"));
    Node ratio = indicator(spec);
    Indicator.Events events = events(ratio);
    return new Slo(
        objective.place(),
        Checks.name(spec.get("service")),
        Checks.name(document.get("metadata").get("name")),
        Map.of(),
        target(objective),
        periodDays(spec),
        events,
        null,
        null,
        thresholds(ratio),
        null,
        Alerting.PLAIN);
  }

  private static void requireOccurrences(Node spec) throws Refusal {
    Node method = spec.get("budgetingMethod");
    if (!method.text().equals("Occurrences")) {
      throw method.refuse("Occurrences: events are counted, not slices of time");
    }
  }

  private static Node theOnly(Node list) throws Refusal {
    if (list.list().size() != 1) {
      throw list.refuse("one entry; several objectives are several SLOs here");
    }
    return list.list().get(0);
  }

  private static BigDecimal target(Node objective) throws Refusal {
    if (objective.has("targetPercent")) {
      return Checks.percent(objective.get("targetPercent"));
    }
    Node target = objective.get("target");
    String accepted = "a number above 0 and below 1";
    BigDecimal ratio = target.number(accepted);
    if (ratio.signum() <= 0 || ratio.compareTo(BigDecimal.ONE) >= 0) {
      throw target.refuse(accepted);
    }
    return ratio.movePointRight(2);
  }

  private static int periodDays(Node spec) throws Refusal {
    Node window = theOnly(spec.get("timeWindow"));
    if (window.has("calendar") || window.has("isRolling") && !window.get("isRolling").flag()) {
      throw window.refuse("isRolling: true, without a calendar");
    }
    Node duration = window.get("duration");
    Matcher days = DAYS.matcher(duration.text());
    if (!days.matches() || Integer.parseInt(days.group(1)) == 0) {
      throw duration.refuse("whole days or weeks, such as 30d or 4w");
    }
    return Integer.parseInt(days.group(1)) * (days.group(2).equals("w") ? 7 : 1);
  }

  private Node indicator(Node spec) throws Refusal {
    Node indicator = spec.has("indicator") ? spec.get("indicator").get("spec") : null;
    if (indicator == null) {
      Node ref = spec.get("indicatorRef");
      indicator = indicators.get(ref.text());
      if (indicator == null) {
        throw ref.refuse("the name of an SLI in this file");
      }
    }
    if (indicator.has("thresholdMetric")) {
      throw indicator.get("thresholdMetric").refuse("ratioMetric: a threshold counts no events");
    }
    Node ratio = indicator.get("ratioMetric");
    if (ratio.has("raw")) {
      throw ratio.get("raw").refuse("good or bad, and total");
    }
    return ratio;
  }

  private static Indicator.Events events(Node ratio) throws Refusal {
    Map<String, String> queries = new LinkedHashMap<>();
    for (String part : List.of("good", "bad", "total")) {
      if (ratio.has(part)) {
        queries.put(part, query(ratio, ratio.get(part)));
      }
    }
    if (!queries.containsKey("total") || queries.size() != 2) {
      throw ratio.refuse("total, and one of good and bad");
    }
    String total = queries.get("total");
    String bad = queries.get("bad");
    return new Indicator.Events(
        bad == null ? "(" + total + ") - (" + queries.get("good") + ")" : bad, total);
  }

  private static String query(Node ratio, Node part) throws Refusal {
    Node source = part.get("metricSource");
    if (source.has("type")) {
      requirePrometheus(source.get("type"));
    }
    Node query = source.get("spec").get("query");
    boolean isCounter = ratio.has("counter") && ratio.get("counter").flag();
    // A counter by its plain name says what it counts; over which window is ours to say.
    String series = query.text().strip();
    if (isCounter && SERIES.matcher(series).matches()) {
      String rate = "sum(rate(" + series + "[" + Indicator.WINDOW + "]))";
      return Promql.withEitherSpelling(rate);
    }
    return Checks.query(query);
  }

  private static List<Threshold> thresholds(Node ratio) throws Refusal {
    List<Threshold> thresholds = new ArrayList<>();
    for (String part : List.of("good", "bad")) {
      if (ratio.has(part)) {
        Node query = ratio.get(part).get("metricSource").get("spec").get("query");
        thresholds.addAll(Checks.thresholds(query));
      }
    }
    return thresholds;
  }

  private static void requirePrometheus(Node type) throws Refusal {
    if (!type.text().equalsIgnoreCase("Prometheus")) {
      throw type.refuse("Prometheus");
    }
  }
}
