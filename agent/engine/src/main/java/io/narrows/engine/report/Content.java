package io.narrows.engine.report;

import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Promise;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.Waterfall;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.analysis.verdict.Together;
import io.narrows.engine.watch.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, whatever its form.
 *
 * @param findings those that matter most first
 * @param waterfalls a request to look at, by the id of the finding
 * @param isWhole whether it is about the whole run and not its last minutes
 * @param requestsNeeded in how many requests something has to be seen before it is a finding
 */
record Content(
    About about,
    Snapshot snapshot,
    List<Found> findings,
    Map<String, Waterfall> waterfalls,
    boolean isWhole,
    long requestsNeeded) {
  /** How many findings are said where nobody asks for all. */
  static final int SHOWN = 5;

  /** What is said where there is nothing to find. */
  static final String NOTHING_WRONG =
      "Nothing wrong: no bottleneck was seen that would be worth your time.";

  boolean isEmpty() {
    return snapshot.endpoints().isEmpty();
  }

  /** The stretch of time, as it is said. */
  String stretch() {
    String span = Units.span(snapshot.nanos());
    return isWhole ? span + " since the start" : "the last " + span;
  }

  /** The whole report in one sentence. */
  String verdict() {
    if (findings.isEmpty()) {
      return NOTHING_WRONG;
    }
    List<String> counts = new ArrayList<>();
    Severity[] severities = Severity.values();
    List<Found> main = causes();
    for (int i = severities.length - 1; i >= 0; i--) {
      Severity severity = severities[i];
      long count = main.stream().filter(it -> it.finding().severity() == severity).count();
      if (count > 0) {
        counts.add(count + " " + Say.severity(severity));
      }
    }
    String noun = main.size() == 1 ? "1 bottleneck: " : main.size() + " bottlenecks: ";
    return noun + String.join(", ", counts) + together();
  }

  /** Their gains are not added: they may share time, and one may follow from the other. */
  private String together() {
    long all = new Scene(snapshot, false).allNanos();
    return all == 0
        ? "."
        : "; repaired together they save at most "
            + Units.percent((double) togetherNanos() / all)
            + " of all request time.";
  }

  /** What repairing everything saves at most. */
  long togetherNanos() {
    return Together.atMostNanos(
        findings.stream().map(Found::finding).toList(), new Scene(snapshot, false));
  }

  /** The findings that follow from no other. */
  List<Found> causes() {
    return findings.stream().filter(it -> byId(it.finding().cause()) == null).toList();
  }

  /** What follows from a finding. */
  List<Finding> effects(Finding cause) {
    List<Finding> effects = new ArrayList<>();
    for (String id : cause.effects()) {
      Finding effect = byId(id);
      if (effect != null) {
        effects.add(effect);
      }
    }
    return effects;
  }

  private @Nullable Finding byId(@Nullable String id) {
    for (Found found : findings) {
      if (found.finding().id().equals(id)) {
        return found.finding();
      }
    }
    return null;
  }

  /** How many requests over the threshold a fix would bring below it; empty when none is known. */
  String rescue(Finding finding) {
    EndpointView view = endpoint(finding);
    Promise promise = view == null ? null : view.promise();
    if (promise == null || promise.broken() == 0 || finding.rescued() == 0) {
      return "";
    }
    return "would bring "
        + Units.percent(Math.min(1, (double) finding.rescued() / promise.broken()))
        + " of the requests over "
        + Units.duration(promise.thresholdNanos())
        + " below it";
  }

  /** The endpoint that a finding is about, or null where it is none that is shown. */
  @Nullable EndpointView endpoint(Finding finding) {
    for (EndpointView view : snapshot.endpoints()) {
      if (view.endpoint().equals(finding.endpoint())) {
        return view;
      }
    }
    return null;
  }

  /** What is missing in the numbers, one sentence each; empty when nothing is. */
  List<String> unseen() {
    List<String> unseen = new ArrayList<>();
    Snapshot.Losses losses = snapshot.losses();
    add(unseen, losses.requests(), "request", "counted without saying where its time went");
    add(unseen, losses.slices(), "piece of a request", "counted without its detail");
    add(unseen, losses.operations(), "operation of a very long request", "only counted");
    add(unseen, losses.leftOpen(), "operation", "never ended by the code that began it");
    if (losses.foldsEndpoints()) {
      unseen.add("there are too many endpoints: the small ones are one line");
    }
    add(unseen, about.unwoven().size(), "class", "not woven");
    return unseen;
  }

  private static void add(List<String> unseen, long count, String what, String why) {
    if (count > 0) {
      unseen.add(Units.count(count) + " × " + what + ": " + why);
    }
  }

  /** How much of the time is explained, in one clause; empty without requests. */
  String coverage() {
    double coverage = snapshot.coverage();
    return Double.isNaN(coverage)
        ? ""
        : Units.percent(coverage) + " of the request time is explained";
  }
}
