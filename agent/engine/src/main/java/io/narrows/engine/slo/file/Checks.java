package io.narrows.engine.slo.file;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Promql;
import io.narrows.engine.slo.Threshold;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What has to hold in either kind of file. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern WINDOW = Pattern.compile("\\{\\{\\s*\\.window\\s*}}");
  private static final Set<String> RESERVED = Set.of("slo_service", "slo_name", "slo_id");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private Checks() {}

  static String name(Node node) throws Refusal {
    if (!NAME.matcher(node.text()).matches()) {
      throw node.refuse("letters, digits, and - _ . between them");
    }
    return node.text();
  }

  static Map<String, String> labels(Node parent, String entry) throws Refusal {
    Map<String, String> labels = parent.texts(entry);
    for (String label : labels.keySet()) {
      Node value = parent.get(entry).get(label);
      if (!LABEL.matcher(label).matches() || label.startsWith("__")) {
        throw value.refuse("a label named by letters, digits and _, not " + label);
      }
      if (RESERVED.contains(label)) {
        throw value.refuse("any label but " + label + ", which the rules set themselves");
      }
    }
    return labels;
  }

  static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new LinkedHashMap<>(one);
    both.putAll(other);
    return both;
  }

  /** In percent, and not all of it: then there is no budget. */
  static BigDecimal percent(Node node) throws Refusal {
    String accepted = "a number above 0 and below 100, in percent";
    BigDecimal percent = node.number(accepted);
    if (percent.signum() <= 0 || percent.compareTo(ALL) >= 0) {
      throw node.refuse(accepted);
    }
    return percent;
  }

  /** A query that can be asked over any window; in the one spelling of it that we use. */
  static String query(Node node) throws Refusal {
    String query = WINDOW.matcher(node.text().strip()).replaceAll(Indicator.WINDOW);
    if (!query.contains(Indicator.WINDOW)) {
      throw node.refuse("a query with [" + Indicator.WINDOW + "] in place of its range");
    }
    if (query.replace(Indicator.WINDOW, "").contains("{{")) {
      throw node.refuse("no other template than " + Indicator.WINDOW);
    }
    return Promql.withEitherSpelling(query);
  }

  /** The bounds of the agent's histograms that a query needs. */
  static List<Threshold> thresholds(Node node) throws Refusal {
    List<Threshold> thresholds = new ArrayList<>();
    for (Promql.Bound bound : Promql.bounds(node.text())) {
      Durations durations = Durations.ofBuckets(bound.buckets());
      if (durations == null) {
        continue;
      }
      if (!durations.has(bound.seconds()) && !durations.isExtensible()) {
        throw new Refusal(
            node.place(),
            "le=\"" + bound.text() + "\"",
            "a bound of " + durations.buckets() + " in seconds: " + durations.bounds());
      }
      thresholds.add(new Threshold(durations, bound.seconds()));
    }
    return thresholds;
  }
}
