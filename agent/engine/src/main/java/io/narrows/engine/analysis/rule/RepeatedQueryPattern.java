package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.LoopView;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One request runs the same few statements again and again: a method is called in a loop. */
final class RepeatedQueryPattern implements Rule {
  @Override
  public String type() {
    return "repeated_query_pattern";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (LoopView loop : endpoint.loops()) {
        List<SignatureView> members = members(endpoint, loop);
        if (members.size() >= 2 && isLoop(endpoint, loop, members)) {
          found.accept(draft(endpoint, loop, members));
        }
      }
    }
  }

  /** Each once, those that take most first. */
  private static List<SignatureView> members(EndpointView endpoint, LoopView loop) {
    List<SignatureView> members = new ArrayList<>();
    for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
      if (loop.members().contains(view.signature())) {
        members.add(view);
      }
    }
    members.sort(Comparator.comparingLong(view -> -view.pathNanos()));
    return members;
  }

  private static boolean isLoop(EndpointView endpoint, LoopView loop, List<SignatureView> members) {
    double times = (double) loop.times() / Math.max(1, loop.requests());
    boolean isUsual = members.stream().allMatch(view -> 2 * loop.requests() >= view.requests());
    boolean isVaried = members.stream().anyMatch(view -> new Repeats(endpoint, view).isDistinct());
    boolean isLookup = members.stream().noneMatch(view -> new Repeats(endpoint, view).isBulk());
    return isUsual && isVaried && isLookup && new Repeats(endpoint, members.get(0)).isOften(times);
  }

  private Draft draft(EndpointView endpoint, LoopView loop, List<SignatureView> members) {
    long nanos = members.stream().mapToLong(SignatureView::pathNanos).sum();
    SignatureView first = members.get(0);
    long requests = members.stream().mapToLong(SignatureView::requests).max().orElse(0);
    Draft draft =
        new Draft(type(), endpoint)
            .of(first.signature(), first.sites(), first.exemplars())
            .title(
                endpoint.endpoint().name()
                    + " runs the same "
                    + Units.count(loop.members().size())
                    + " statements for each item")
            .because(
                Units.mean((double) loop.times() / Math.max(1, loop.requests()))
                    + " times in a row, at most "
                    + Units.count(loop.most())
                    + ": "
                    + String.join("; ", loop.members().stream().map(Signature::text).toList()))
            .because(Words.time(endpoint, nanos, requests))
            .fix(
                called(first)
                    + " is called in a loop: give it a variant that takes all items. Read them with"
                    + " one WHERE ... IN (...), write them in batches"
                    + " (hibernate.jdbc.batch_size=50, order_inserts, order_updates).")
            .verify("Queries per request of " + endpoint.endpoint().name() + " should fall.")
            .costs(nanos, requests, gain(members));
    members.stream().skip(1).forEach(view -> draft.with(view.signature()));
    return draft;
  }

  private static String called(SignatureView view) {
    return view.sites().isEmpty() ? "A method" : view.sites().get(0).site().function();
  }

  private static Gain gain(List<SignatureView> members) {
    long low = 0;
    long high = 0;
    for (SignatureView view : members) {
      Gain gain = NPlusOneQuery.gain(view);
      low += gain.lowNanos();
      high += gain.highNanos();
    }
    return new Gain(low, high);
  }
}
