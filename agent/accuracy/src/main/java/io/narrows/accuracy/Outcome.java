package io.narrows.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.example.bench.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

/** How one scenario with one seed came out. */
final class Outcome {
  // So near is as predicted: a share of what was.
  private static final double NEAR = 0.1;

  private static final String NO_FIXED = "the fixed variant failed";

  final Scenarios scenario;
  final long seed;

  /** What was planted, and whether it was found. */
  final List<Match> matches = new ArrayList<>();

  /** At least minor, and neither planted nor true by the way; of either variant. */
  final List<String> wrong = new ArrayList<>();

  /** Of those, or on a clean endpoint: at least major. */
  final List<String> wrongMajor = new ArrayList<>();

  /** Said of the fixed variant though it was planted in the other. */
  final List<String> stillThere = new ArrayList<>();

  /** Of what is wrong of the fixed variant: at least major. */
  int fixedMajors;

  final List<WhatIf> whatIfs = new ArrayList<>();

  /** The share of this machine's processors that was busy, with whatever. */
  double busy;

  boolean isFirst;

  /** Whether the agent was asked of the fixed variant. */
  boolean isFixedJudged;

  String first = "";

  /** Of the first finding. */
  String firstType = "";

  TrueShares.@Nullable Errors shares;
  long requests;
  @Nullable Interval gain;

  /** Why there is no verdict. */
  @Nullable String failure;

  /** Why the fixed variant tells nothing, where there is a verdict. */
  @Nullable String fixedFailure;

  Outcome(Scenarios scenario, long seed) {
    this.scenario = scenario;
    this.seed = seed;
  }

  /** A run that was not carried through has found nothing, and what was planted is missed. */
  void fail(Exception why) {
    failure = why.toString();
    isFirst = false;
    matches.forEach(match -> match.found = null);
  }

  /** What was found stays found, and what a fix saves is not known. */
  void failFixed(Exception why) {
    fixedFailure = why.toString();
    for (Match match : matches) {
      if (match.found != null && match.unmeasured == null && !match.isGainJudged) {
        match.unmeasured = NO_FIXED;
      }
    }
  }

  /** By how many points the shares miss the true ones on average; NaN where that is not judged. */
  double shareError() {
    return shares == null ? Double.NaN : shares.mean();
  }

  boolean isFound() {
    return failure == null && matches.stream().allMatch(match -> match.found != null);
  }

  boolean isBroken() {
    return failure != null || fixedFailure != null;
  }

  /** Whether all that was planted was found, first and with its gain, and nothing else was. */
  boolean isAsWanted() {
    boolean isCovered = matches.stream().allMatch(each -> each.isCovered || !each.isGainJudged);
    boolean isRight = wrong.isEmpty() && stillThere.isEmpty() && fixedFailure == null;
    return isFound() && isCovered && isRight && (scenario.isClean() || isFirst);
  }

  /** One line. */
  String said() {
    if (failure != null) {
      return "FAILED: " + failure;
    }
    List<String> parts = new ArrayList<>();
    for (Match match : matches) {
      parts.add(match.said());
    }
    if (gain != null) {
      parts.add("true gain %.0f±%.0f ms".formatted(gain.mean(), gain.half()));
    }
    if (shares != null) {
      parts.add("shares ±%.1f (%s)".formatted(shares.mean(), shares.worstSaid()));
    }
    if (!wrong.isEmpty()) {
      parts.add("WRONG " + String.join("; ", wrong));
    }
    if (!stillThere.isEmpty()) {
      parts.add("STILL THERE " + String.join("; ", stillThere));
    }
    if (fixedFailure != null) {
      parts.add("FIXED VARIANT FAILED: " + fixedFailure);
    }
    whatIfs.forEach(each -> parts.add(each.said()));
    if (!scenario.isClean() && !isFirst) {
      parts.add("first is " + (first.isEmpty() ? "none" : first));
    }
    return String.join(", ", parts)
        + " (%d requests, machine %.0f %% busy)".formatted(requests, 100 * busy);
  }

  /** Something planted, and what was found of it. */
  static final class Match {
    final String type;
    final List<String> places;
    Report.@Nullable Found found;

    /** What was found that has the type at least. */
    @Nullable String nearly;

    double seconds = Double.NaN;
    double lowMillis;
    double highMillis;
    boolean isGainJudged;
    boolean isCovered;

    /** Why nobody knows whether the gain is as predicted. */
    @Nullable String unmeasured;

    Match(String type, List<String> places) {
      this.type = type;
      this.places = places;
    }

    boolean isAtPlace() {
      return found != null && places.contains(found.file() + ":" + found.line());
    }

    /**
     * Compares what was predicted with what a fix saved. A gain that is not measured may tell that
     * a prediction is wrong, but never that it is right.
     */
    void judgeGain(Interval saved) {
      if (found == null) {
        return;
      }
      boolean meets = saved.meets(lowMillis, highMillis);
      unmeasured = meets ? saved.unmeasured() : null;
      isGainJudged = unmeasured == null;
      isCovered = meets && isGainJudged;
    }

    private String said() {
      if (found == null) {
        return "MISSED " + type + (nearly == null ? "" : " (nearly: " + nearly + ")");
      }
      String at =
          places.isEmpty() || isAtPlace() ? "" : " NOT AT " + places + " but " + found.said();
      return "found %s%s in %.0f s%s".formatted(type, at, seconds, gains());
    }

    private String gains() {
      if (unmeasured != null) {
        return ", gain not measured: " + unmeasured;
      }
      return isGainJudged
          ? ", predicted %.0f..%.0f%s".formatted(lowMillis, highMillis, isCovered ? "" : " NOT")
          : "";
    }
  }

  /**
   * A culprit made shorter, and what became of the requests.
   *
   * @param factor by which
   * @param predictedMillis what a request saves by what the agent knows of the slow variant
   */
  record WhatIf(double factor, Interval saved, double predictedMillis) {
    /** Unless nobody knows: what is not measured may be wrong, but never right. */
    boolean isJudged() {
      return saved.unmeasured() == null || !isNear();
    }

    boolean isAsPredicted() {
      return isJudged() && isNear();
    }

    private boolean isNear() {
      return saved.meets((1 - NEAR) * predictedMillis, (1 + NEAR) * predictedMillis);
    }

    double percentQuicker() {
      return 100 * (1 - factor);
    }

    private String said() {
      return "-%.0f%% saved %.0f±%.0f of %.0f%s"
          .formatted(
              percentQuicker(),
              saved.mean(),
              saved.half(),
              predictedMillis,
              isAsPredicted() ? "" : isJudged() ? " NOT" : " (not measured)");
    }
  }
}
