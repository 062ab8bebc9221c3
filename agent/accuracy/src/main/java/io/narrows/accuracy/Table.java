package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.Match;
import io.narrows.accuracy.TrueShares.Errors;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The scores as Markdown. */
final class Table {
  static final Page PAGE =
      new Page("<!-- accuracy: made by agent/accuracy/run --publish -->", "<!-- accuracy: end -->");

  private Table() {}

  /**
   * The summary, and one row for each scenario.
   *
   * @param how the command, the machine and the time
   */
  static String of(List<Outcome> all, String how) {
    Scores scores = new Scores(all);
    StringBuilder table = new StringBuilder(how).append("\n\n");
    table.append("| | measured | target | |\n|---|---|---|---|\n");
    for (Scores.Row row : scores.rows()) {
      String met = row.target().isEmpty() ? "" : row.isMet() ? "met" : "**missed**";
      table.append("| %s | %s | %s | %s |%n".formatted(row.name(), row.value(), row.target(), met));
    }
    table
        .append("\nEach number is of so many runs, one for each seed.\n\n")
        .append(
            "| | planted | found | first | line | shares, points (worst kind) | true gain, ms |")
        .append(" predicted, ms | covered | seconds | also said, wrongly |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    scores.byScenario().values().forEach(seeds -> row(table, seeds));
    List<Outcome> missed = all.stream().filter(outcome -> !outcome.isAsWanted()).toList();
    table.append(missed.isEmpty() ? "\nNothing was missed.\n" : "\nMissed, run by run:\n\n");
    for (Outcome outcome : missed) {
      table.append(
          "* %s, seed %d: %s%n"
              .formatted(
                  outcome.scenario.number(), outcome.seed, outcome.said().replace("|", "\\|")));
    }
    return table.toString().replace("\r\n", "\n");
  }

  private static void row(StringBuilder table, List<Outcome> seeds) {
    Outcome any = seeds.get(0);
    List<Match> matches = seeds.stream().flatMap(each -> each.matches.stream()).toList();
    List<Match> found = matches.stream().filter(match -> match.found != null).toList();
    List<Match> placed = found.stream().filter(match -> !match.places.isEmpty()).toList();
    List<Match> judged = found.stream().filter(match -> match.isGainJudged).toList();
    boolean isClean = any.scenario.isClean();
    table.append(
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
            .formatted(
                any.scenario.number(),
                isClean ? "nothing: " + any.scenario.title() : any.scenario.title(),
                Scores.percent(found.size(), matches.size()),
                isClean ? "" : count(seeds, outcome -> outcome.isFirst),
                count(placed, Match::isAtPlace),
                shares(seeds),
                range(seeds, outcome -> outcome.gain == null ? Double.NaN : outcome.gain.mean()),
                predicted(judged),
                count(judged, match -> match.isCovered),
                range(found, match -> match.seconds),
                wrong(seeds)));
  }

  private static <T> String count(List<T> of, Predicate<T> which) {
    return Scores.percent(of.stream().filter(which).count(), of.size());
  }

  private static <T> String range(List<T> of, ToDoubleFunction<T> value) {
    double[] values = of.stream().mapToDouble(value).filter(Double::isFinite).sorted().toArray();
    if (values.length == 0) {
      return "";
    }
    String low = number(values[0]);
    String high = number(values[values.length - 1]);
    return low.equals(high) ? low : low + " to " + high;
  }

  /** How far the means of the runs are off, and the kind that is farthest off in any of them. */
  private static String shares(List<Outcome> seeds) {
    return seeds.stream()
        .map(outcome -> outcome.shares)
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(Errors::worst))
        .map(worst -> "%s (%s)".formatted(range(seeds, Outcome::shareError), worst.worstSaid()))
        .orElse("");
  }

  private static String number(double value) {
    return Math.abs(value) < 10 ? "%.1f".formatted(value) : "%.0f".formatted(value);
  }

  private static String predicted(List<Match> judged) {
    String low = range(judged, match -> match.lowMillis);
    return low.isEmpty()
        ? ""
        : "at least " + low + ", at most " + range(judged, match -> match.highMillis);
  }

  private static String wrong(List<Outcome> seeds) {
    return String.join(
        "; ",
        seeds.stream()
            .flatMap(each -> each.wrong.stream())
            .map(each -> each.replaceAll(" at null:-1| '.*", "").replace("|", "\\|"))
            .distinct()
            .toList());
  }
}
