package io.narrows.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one agent adds: per figure the medians, and the spread of differences and ratios. */
final class Table {
  private final Map<String, List<double[]>> figures = new LinkedHashMap<>();
  private int pairs;
  private int discarded;

  void add(Map<String, Double> without, @Nullable Map<String, Double> with) {
    if (with == null) {
      discarded++;
      return;
    }
    pairs++;
    with.forEach(
        (name, value) ->
            figures
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(new double[] {without.getOrDefault(name, 0.0), value}));
  }

  void print() {
    System.out.printf(
        Locale.ROOT,
        "%d pairs, %d discarded because the receiver did not count what was offered%n%n",
        pairs,
        discarded);
    System.out.println(
        "| figure | without | with | added: min / median / max | ratio: min / median / max |");
    System.out.println("|---|--:|--:|--:|--:|");
    figures.forEach(
        (name, rows) -> {
          if (!name.endsWith("offered")) {
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s | %s |%n",
                name,
                spread(rows, 0)[1],
                spread(rows, 1)[1],
                text(spread(rows, 2)),
                text(spread(rows, 3)));
          }
        });
  }

  private static String text(double[] spread) {
    return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", spread[0], spread[1], spread[2]);
  }

  // column 0: without, 1: with, 2: difference, 3: ratio
  private static double[] spread(List<double[]> rows, int column) {
    List<Double> values = new ArrayList<>();
    for (double[] row : rows) {
      values.add(
          switch (column) {
            case 0 -> row[0];
            case 1 -> row[1];
            case 2 -> row[1] - row[0];
            default -> row[1] / row[0];
          });
    }
    return new double[] {Collections.min(values), median(values), Collections.max(values)};
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
