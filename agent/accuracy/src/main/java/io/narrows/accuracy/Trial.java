package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.Match;
import io.narrows.accuracy.Report.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;

/** One scenario with the numbers of one seed: run, asked, and compared with the truth. */
final class Trial {
  private static final long LOOK_MILLIS = 2_000;

  // From here on it is true that the processors are used up, by whatever else runs on this machine.
  private static final double USED_UP = 0.8;

  private final Options options;
  private final Scenarios planned;
  private final Scenario scenario;
  private final Outcome outcome;
  private final Path folder;
  private final String endpoint;

  private Trial(Options options, Scenarios planned, long seed) throws IOException {
    this.options = options;
    this.planned = planned;
    scenario = planned.draw(seed);
    outcome = new Outcome(planned, seed);
    endpoint = "GET " + scenario.path();
    folder =
        Files.createDirectories(
            options.home().resolve("target/runs").resolve(planned.number() + "-" + seed));
    for (Truth truth : scenario.truths()) {
      outcome.matches.add(new Match(truth.type(), Markers.places(options.home(), scenario, truth)));
    }
  }

  /** Runs it; what goes wrong is told by the outcome. */
  static Outcome run(Options options, Scenarios planned, long seed) throws IOException {
    Trial trial = new Trial(options, planned, seed);
    try {
      trial.run();
    } catch (Exception failed) {
      trial.outcome.failure = failed.toString();
    }
    return trial.outcome;
  }

  private void run() throws Exception {
    if (planned.isClean()) {
      try (Variant only = start("slow", 1)) {
        judge(only.start());
      }
    } else if (scenario.needsProcessor()) {
      runInTurn();
    } else {
      runBoth();
    }
  }

  /** At the same time, so that whatever else this machine does it does to both. */
  private void runBoth() throws Exception {
    try (Variant slow = start("slow", 1);
        Variant fixed = start("fixed", 1)) {
      fixed.start();
      judge(slow.start());
      judgeGain(slow, fixed);
      whatIf(slow);
    }
  }

  private void runInTurn() throws Exception {
    try (Variant slow = start("slow", 1)) {
      judge(slow.start());
      try (Variant fixed = start("fixed", 1)) {
        judgeGain(slow, fixed.start());
      }
    }
  }

  private Variant start(String name, double whatIf) throws IOException {
    return new Variant(options, planned, outcome.seed, name, whatIf, folder);
  }

  private void judge(Variant slow) throws Exception {
    Processors before = Processors.now();
    while (slow.isLoaded()) {
      Thread.sleep(LOOK_MILLIS);
      look(slow);
    }
    slow.answers();
    outcome.busy = Processors.now().busySince(before);
    Thread.sleep(LOOK_MILLIS);
    Report report =
        slow.service()
            .report()
            .orElseThrow(() -> new IllegalStateException("the agent saw no request"));
    outcome.requests = report.requests(endpoint);
    match(report);
    sort(report);
    if (!scenario.areSharesJudged()) {
      return;
    }
    outcome.shareError =
        new TrueShares(scenario, slow.service().journal(), slow.noted(), slow.answers())
            .error(report.shares(endpoint), report.nanos(endpoint));
  }

  private void look(Variant slow) throws IOException {
    List<Found> findings = slow.service().report().map(Report::findings).orElse(List.of());
    for (int i = 0; i < scenario.truths().size(); i++) {
      Match match = outcome.matches.get(i);
      Truth truth = scenario.truths().get(i);
      if (Double.isNaN(match.seconds) && findings.stream().anyMatch(each -> is(each, truth))) {
        match.seconds = slow.seconds();
      }
    }
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
        report.findings().stream().filter(found -> !isOfTheMachine(found)).toList();
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
      outcome.first = first.type() + " " + first.signature();
      outcome.isFirst = scenario.truths().stream().anyMatch(truth -> is(first, truth));
    }
  }

  /** Is true here, and was not planted. */
  private boolean isOfTheMachine(Found found) {
    return found.type().equals("cpu_saturation") && outcome.busy >= USED_UP;
  }

  /** A consequence that is said under its cause is no finding of its own. */
  private boolean followsFromTruth(Found found, List<Found> findings) {
    return findings.stream().anyMatch(each -> each.id().equals(found.cause()) && isTrue(each));
  }

  private boolean isTrue(Found found) {
    return scenario.alsoTrue().contains(found.type())
        || scenario.truths().stream().anyMatch(truth -> is(found, truth));
  }

  private boolean is(Found found, Truth truth) {
    return found.type().equals(truth.type())
        && found.endpoint().equals(endpoint)
        && truth.signatures().contains(found.signature());
  }

  private void judgeGain(Variant slow, Variant fixed) throws Exception {
    Interval gain = Interval.ofDifference(slow.latencies(), fixed.latencies());
    outcome.gain = gain;
    for (int i = 0; i < outcome.matches.size(); i++) {
      Match match = outcome.matches.get(i);
      if (match.found != null && scenario.truths().get(i).isFixed()) {
        match.isGainJudged = true;
        match.isCovered = gain.meets(match.lowMillis, match.highMillis);
      }
    }
    Report report =
        fixed
            .service()
            .report()
            .orElseThrow(() -> new IllegalStateException("the agent saw no request"));
    for (Found found : report.findings()) {
      boolean isPlanted =
          scenario.truths().stream().anyMatch(truth -> truth.isFixed() && is(found, truth));
      if (found.isAtLeastMinor() && isPlanted) {
        outcome.stillThere.add(found.said());
      }
    }
  }

  /** Where what is planted is an operation of a stub, and no wait for something that is full. */
  private void whatIf(Variant slow) throws Exception {
    Report report =
        slow.service()
            .report()
            .orElseThrow(() -> new IllegalStateException("the agent saw no request"));
    List<String> culprits =
        scenario.truths().stream().flatMap(truth -> truth.signatures().stream()).toList();
    for (double factor : options.whatIf()) {
      double predicted = report.savedMillis(endpoint, culprits, 1 - factor);
      if (predicted > 0) {
        try (Variant quicker = start("slow", factor)) {
          Interval saved = Interval.ofDifference(slow.latencies(), quicker.start().latencies());
          outcome.whatIfs.add(new Outcome.WhatIf(factor, saved, predicted));
        }
      }
    }
  }
}
