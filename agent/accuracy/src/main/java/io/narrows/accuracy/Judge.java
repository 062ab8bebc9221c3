package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.Match;
import io.narrows.accuracy.Report.Found;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;

/** Compares what the agent said with what is true. */
final class Judge {
  // From here on it is true that the processors are used up, by whatever else runs on this machine.
  private static final double USED_UP = 0.8;

  private final Scenario scenario;
  private final Outcome outcome;
  private final String endpoint;

  Judge(Scenario scenario, Outcome outcome) {
    this.scenario = scenario;
    this.outcome = outcome;
    endpoint = "GET " + scenario.path();
  }

  /** So it was after so many seconds of load. */
  void seen(List<Found> findings, double seconds) {
    for (int i = 0; i < scenario.truths().size(); i++) {
      Match match = outcome.matches.get(i);
      Truth truth = scenario.truths().get(i);
      boolean isSaid = findings.stream().anyMatch(each -> each.isAtLeastMinor() && is(each, truth));
      if (Double.isNaN(match.seconds) && isSaid) {
        match.seconds = seconds;
      }
    }
  }

  /** What it says in the end. */
  void said(Report report) {
    match(report);
    sort(report);
  }

  private void match(Report report) {
    for (int i = 0; i < scenario.truths().size(); i++) {
      Truth truth = scenario.truths().get(i);
      Match match = outcome.matches.get(i);
      for (Found found : report.findings()) {
        if (match.found == null && found.isAtLeastMinor() && is(found, truth)) {
          found(match, found, report);
        } else if (found.type().equals(truth.type())) {
          match.nearly = found.said();
        }
      }
    }
  }

  private void found(Match match, Found found, Report report) {
    match.found = found;
    double affected = (double) found.requests() / Math.max(1, report.requests(endpoint));
    match.lowMillis = found.lowMillis() * affected;
    match.highMillis = found.highMillis() * affected;
  }

  private void sort(Report report) {
    List<Found> findings =
        report.findings().stream().filter(found -> !isOfTheMachine(found, outcome.busy)).toList();
    for (Found found : findings) {
      if (found.isAtLeastMinor() && !isTrue(found) && !followsFromTruth(found, findings)) {
        outcome.wrong.add(found.said());
        if (found.isAtLeastMajor()) {
          outcome.wrongMajor.add(found.said());
        }
      }
    }
    if (!findings.isEmpty()) {
      Found first = findings.get(0);
      outcome.firstType = first.type();
      outcome.first = first.type() + " " + first.signature();
      outcome.isFirst = first.isAtLeastMinor() && isPlanted(first);
    }
  }

  /** Is true here, and was not planted. */
  private static boolean isOfTheMachine(Found found, double busy) {
    return found.type().equals("cpu_saturation") && busy >= USED_UP;
  }

  /** A consequence that is said under its cause is no finding of its own. */
  private boolean followsFromTruth(Found found, List<Found> findings) {
    return findings.stream().anyMatch(each -> each.id().equals(found.cause()) && isPlanted(each));
  }

  private boolean isTrue(Found found) {
    return scenario.alsoTrue().contains(found.type()) || isPlanted(found);
  }

  private boolean isPlanted(Found found) {
    return scenario.truths().stream().anyMatch(truth -> is(found, truth));
  }

  private boolean is(Found found, Truth truth) {
    return found.type().equals(truth.type())
        && found.endpoint().equals(endpoint)
        && truth.signatures().contains(found.signature());
  }

  /** What the fix really saved. */
  void saved(Interval gain) {
    outcome.gain = gain;
    for (int i = 0; i < outcome.matches.size(); i++) {
      if (scenario.truths().get(i).isGainKnown()) {
        outcome.matches.get(i).judgeGain(gain);
      }
    }
  }

  /**
   * What it says of the fixed variant: neither what was planted in the other, nor anything else but
   * what stays, and what takes a large part of the time that is left.
   *
   * @param busy the share of the processors that was
   */
  void fixed(Report report, LargeParts largeParts, double busy) {
    outcome.isFixedJudged = true;
    for (Found found : report.findings()) {
      if (!found.isAtLeastMinor() || isOfTheMachine(found, busy)) {
        continue;
      }
      if (scenario.truths().stream().anyMatch(truth -> truth.isFixed() && is(found, truth))) {
        outcome.stillThere.add(found.said());
      } else if (!isLeft(found, largeParts)) {
        outcome.wrong.add("fixed: " + found.said());
        outcome.fixedMajors += found.isAtLeastMajor() ? 1 : 0;
      }
    }
  }

  private boolean isLeft(Found found, LargeParts largeParts) {
    return isPlanted(found) || found.endpoint().equals(endpoint) && largeParts.isTold(found);
  }
}
