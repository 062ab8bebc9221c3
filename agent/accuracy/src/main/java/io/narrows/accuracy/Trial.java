package io.narrows.accuracy;

import io.narrows.accuracy.Outcome.Match;
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

  private final Options options;
  private final Scenarios planned;
  private final Scenario scenario;
  private final Outcome outcome;
  private final Path folder;
  private final String endpoint;
  private final Judge judge;

  private Trial(Options options, Scenarios planned, long seed) throws IOException {
    this.options = options;
    this.planned = planned;
    scenario = planned.draw(seed);
    outcome = new Outcome(planned, seed);
    endpoint = "GET " + scenario.path();
    judge = new Judge(scenario, outcome);
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
      trial.outcome.fail(failed);
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
      Processors before = Processors.now();
      fixed.start();
      judge(slow.start());
      unlessItFails(
          () -> {
            judgeFixed(slow, fixed, before);
            whatIf(slow);
          });
    }
  }

  private void runInTurn() throws Exception {
    try (Variant slow = start("slow", 1)) {
      judge(slow.start());
      unlessItFails(
          () -> {
            try (Variant fixed = start("fixed", 1)) {
              Processors before = Processors.now();
              judgeFixed(slow, fixed.start(), before);
            }
          });
    }
  }

  /** Whatever becomes of the fixed variant: what was said of the other was said. */
  private void unlessItFails(Step step) {
    try {
      step.run();
    } catch (Exception failed) {
      outcome.failFixed(failed);
    }
  }

  private interface Step {
    void run() throws Exception;
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
    Report report = report(slow);
    outcome.requests = report.requests(endpoint);
    judge.said(report);
    if (!scenario.areSharesJudged()) {
      return;
    }
    outcome.shares =
        new TrueShares(scenario, slow.service().journal(), slow.noted(), slow.answers())
            .errors(report.shares(endpoint), report.nanos(endpoint));
  }

  private void look(Variant slow) throws IOException {
    judge.seen(slow.service().report().map(Report::findings).orElse(List.of()), slow.seconds());
  }

  private void judgeFixed(Variant slow, Variant fixed, Processors before) throws Exception {
    judge.saved(Interval.ofDifference(slow.latencies(), fixed.latencies()));
    double busy = Processors.now().busySince(before);
    Thread.sleep(LOOK_MILLIS);
    judge.fixed(report(fixed), new LargeParts(fixed.service().journal()), busy);
  }

  private static Report report(Variant variant) throws IOException {
    return variant
        .service()
        .report()
        .orElseThrow(() -> new IllegalStateException("the agent saw no request"));
  }

  /** Where what is planted is an operation of a stub, and no wait for something that is full. */
  private void whatIf(Variant slow) throws Exception {
    Report report = report(slow);
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
