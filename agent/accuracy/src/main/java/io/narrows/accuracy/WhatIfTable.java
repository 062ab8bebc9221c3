package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.WhatIf;
import java.util.List;

/** What became of requests when their culprits were made quicker, as Markdown. */
final class WhatIfTable {
  static final Page PAGE =
      new Page(
          "<!-- what-if: made by agent/accuracy/run --what-if --publish -->",
          "<!-- what-if: end -->");

  private WhatIfTable() {}

  /**
   * One row for each culprit and how much quicker it was.
   *
   * @param how the command, the machine and the time
   */
  static String of(List<Outcome> all, String how) {
    StringBuilder table = new StringBuilder(how).append("\n\n");
    List<WhatIf> tried = all.stream().flatMap(each -> each.whatIfs.stream()).toList();
    List<WhatIf> judged = tried.stream().filter(WhatIf::isJudged).toList();
    long asPredicted = tried.stream().filter(WhatIf::isAsPredicted).count();
    table
        .append("As predicted, within 10 %: ")
        .append(Scores.percent(asPredicted, judged.size()))
        .append("; not measured: ")
        .append(tried.size() - judged.size())
        .append(".\n\n| | | seed | quicker by, % | predicted, ms | measured, ms | |\n")
        .append("|---|---|---|---|---|---|---|\n");
    for (Outcome outcome : all) {
      outcome.whatIfs.forEach(each -> table.append(row(outcome, each)));
      String failure = outcome.failure != null ? outcome.failure : outcome.fixedFailure;
      if (failure != null) {
        table.append(
            "%nNot judged, because the run failed: %s seed %d: %s%n"
                .formatted(outcome.scenario.number(), outcome.seed, failure));
      }
    }
    return table.toString().replace("\r\n", "\n");
  }

  private static String row(Outcome outcome, WhatIf whatIf) {
    return "| %s | %s | %d | %.0f | %.1f | %.1f ± %.1f | %s |%n"
        .formatted(
            outcome.scenario.number(),
            outcome.scenario.title(),
            outcome.seed,
            whatIf.percentQuicker(),
            whatIf.predictedMillis(),
            whatIf.saved().mean(),
            whatIf.saved().half(),
            whatIf.isAsPredicted() ? "" : whatIf.isJudged() ? "**no**" : "not measured");
  }
}
