package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.example.bench.scenario.Scenarios;

/** What all outcomes together say of the agent; what was planted in a run that failed is missed. */
final class Scores {
  private final List<Outcome> outcomes;

  Scores(Collection<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  /** One row of the summary: what, how much, and what was aimed at. */
  record Row(String name, String value, String target, boolean isMet) {}

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    long planted = matches().count();
    long found = found().count();
    long wrong =
        outcomes.stream().mapToLong(each -> each.wrong.size() + each.stillThere.size()).sum();
    rows.add(atLeast("Recall, severity minor or above", found, planted, 0.95));
    rows.add(atLeast("Precision, severity minor or above", found, found + wrong, 0.95));
    List<Outcome> positive = positive();
    rows.add(
        atLeast("Top-1", positive.stream().filter(o -> o.isFirst).count(), positive.size(), 0.9));
    List<Match> placed = found().filter(match -> !match.places.isEmpty()).toList();
    rows.add(
        atLeast(
            "Site, exact line",
            placed.stream().filter(Match::isAtPlace).count(),
            placed.size(),
            0.9));
    rows.add(shares());
    List<Match> judged = found().filter(match -> match.isGainJudged).toList();
    rows.add(
        atLeast(
            "Predicted gains that the 95 % interval of the measured gain meets",
            judged.stream().filter(match -> match.isCovered).count(), judged.size(), 0.9));
    rows.add(unmeasured());
    rows.add(tightness(judged));
    rows.add(stability());
    rows.add(none("Major findings on clean scenarios", cleanMajors()));
    rows.add(stillThere());
    rows.add(
        none(
            "Other major findings on fixed variants",
            outcomes.stream().mapToLong(each -> each.fixedMajors).sum()));
    rows.add(detection());
    return rows;
  }

  private static Row atLeast(String name, long part, long all, double target) {
    double share = all == 0 ? Double.NaN : (double) part / all;
    return new Row(
        name,
        all == 0 ? "nothing to judge" : "%.2f (%d of %d)".formatted(share, part, all),
        all == 0 ? "" : "≥ " + target,
        all == 0 || share >= target);
  }

  private static Row none(String name, long count) {
    return new Row(name, Long.toString(count), "0", count == 0);
  }

  private Row shares() {
    double[] errors =
        outcomes.stream().mapToDouble(Outcome::shareError).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(errors).average().orElse(Double.NaN);
    return new Row("Error of the shares, mean, points", "%.1f".formatted(mean), "≤ 3", mean <= 3);
  }

  private static Row tightness(List<Match> judged) {
    List<Double> ratios =
        judged.stream()
            .filter(match -> match.lowMillis > 0)
            .map(match -> match.highMillis / match.lowMillis)
            .sorted()
            .toList();
    String value =
        ratios.isEmpty()
            ? "no interval has a lower end"
            : "%.2f (%d of %d have a lower end)"
                .formatted(ratios.get(ratios.size() / 2), ratios.size(), judged.size());
    return new Row("Upper by lower end of the gain, median", value, "", true);
  }

  private Row unmeasured() {
    Map<String, Long> reasons =
        found()
            .map(match -> match.unmeasured)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    List<String> parts = new ArrayList<>();
    reasons.forEach((why, count) -> parts.add(count + " as " + why));
    String value = parts.isEmpty() ? "0" : String.join(", ", parts);
    return new Row("Gains not measured", value, "", true);
  }

  private Row stability() {
    Map<Scenarios, List<Outcome>> byScenario = new TreeMap<>();
    positive().forEach(o -> byScenario.computeIfAbsent(o.scenario, s -> new ArrayList<>()).add(o));
    long stable = byScenario.values().stream().filter(Scores::isStable).count();
    return new Row(
        "Scenarios with the same planted finding first for all seeds",
        stable + " of " + byScenario.size(),
        "all",
        stable == byScenario.size());
  }

  /** Where two are planted, it is the same of them that comes first. */
  private static boolean isStable(List<Outcome> seeds) {
    return seeds.stream().allMatch(each -> each.isFirst)
        && seeds.stream().map(each -> each.firstType).distinct().count() == 1;
  }

  private Row stillThere() {
    long count = outcomes.stream().mapToLong(each -> each.stillThere.size()).sum();
    long asked = outcomes.stream().filter(each -> each.isFixedJudged).count();
    return new Row(
        "Planted findings that are still said of the fixed variant",
        "%d (%d runs asked)".formatted(count, asked),
        "0",
        count == 0);
  }

  private Row detection() {
    List<Double> seconds =
        found().map(match -> match.seconds).filter(each -> !each.isNaN()).sorted().toList();
    String value =
        seconds.isEmpty()
            ? "none"
            : "%.0f, at most %.0f"
                .formatted(seconds.get(seconds.size() / 2), seconds.get(seconds.size() - 1));
    return new Row("Seconds of load until it was said, median", value, "", true);
  }

  private long cleanMajors() {
    return outcomes.stream()
        .filter(each -> each.scenario.isClean())
        .mapToLong(each -> each.wrongMajor.size())
        .sum();
  }

  private List<Outcome> positive() {
    return outcomes.stream().filter(each -> !each.scenario.isClean()).toList();
  }

  private Stream<Match> matches() {
    return outcomes.stream().flatMap(each -> each.matches.stream());
  }

  private Stream<Match> found() {
    return matches().filter(match -> match.found != null);
  }

  /** The outcomes of each scenario, in the order of the list. */
  Map<Scenarios, List<Outcome>> byScenario() {
    Map<Scenarios, List<Outcome>> all = new LinkedHashMap<>();
    for (Scenarios scenario : Scenarios.values()) {
      List<Outcome> seeds = outcomes.stream().filter(o -> o.scenario == scenario).toList();
      if (!seeds.isEmpty()) {
        all.put(scenario, seeds);
      }
    }
    return all;
  }

  static String percent(long part, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%d/%d", part, all);
  }
}
