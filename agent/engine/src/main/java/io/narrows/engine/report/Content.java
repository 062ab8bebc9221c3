package io.narrows.engine.report;

import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.watch.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a report says, whatever its form.
 *
 * @param findings those that matter most first
 * @param isWhole whether it is about the whole run and not its last minutes
 */
record Content(About about, Snapshot snapshot, List<Found> findings, boolean isWhole) {
  /** What is said where there is nothing to find. */
  static final String NOTHING_WRONG =
      "Nothing stands out: no bottleneck was seen that would be worth your time.";

  boolean isEmpty() {
    return snapshot.endpoints().isEmpty();
  }

  /** The stretch of time, as it is said. */
  String stretch() {
    String span = Units.span(snapshot.nanos());
    return isWhole ? span + " since the start" : "the last " + span;
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
      unseen.add(Units.count(count) + " x " + what + ": " + why);
    }
  }

  /** How much of the time is explained, in one sentence; empty without requests. */
  String coverage() {
    double coverage = snapshot.coverage();
    if (Double.isNaN(coverage)) {
      return "";
    }
    return Units.percent(coverage)
        + " of the request time is explained; the rest was not seen to wait for anything: the"
        + " application's own code";
  }
}
