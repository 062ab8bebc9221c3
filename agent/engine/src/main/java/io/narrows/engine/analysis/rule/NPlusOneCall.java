package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.CallView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/**
 * One request makes the same outgoing call many times, one after another: for one thing after
 * another, for the same thing again, or for page after page.
 */
final class NPlusOneCall implements Rule {
  @Override
  public String type() {
    return "n_plus_one_call";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (CallUse use : CallUse.of(endpoint)) {
        if (isAgain(use)) {
          found.accept(again(use));
        } else if (use.isRepeated() && isLong(scene, use)) {
          found.accept(
              use.calls().pages() * 2 > use.answer().executions() ? pages(use) : each(use));
        }
      }
    }
  }

  private static boolean isLong(Scene scene, CallUse use) {
    long nanos = use.answer().latency().sum() / Math.max(1, use.answer().requests());
    return scene.isDevelopment()
        || nanos >= Thresholds.REPEATED_CALLS_NANOS
        || use.share() >= Thresholds.DOMINANT;
  }

  /** On average at least one read of each request had been done by it before, and was over. */
  private static boolean isAgain(CallUse use) {
    CallView calls = use.calls();
    return calls.identical() >= use.answer().requests()
        && calls.identical() * 2 >= use.answer().executions()
        && use.isInTurn();
  }

  private Draft draft(CallUse use, String how) {
    EndpointView endpoint = use.endpoint();
    return new Draft(type(), endpoint)
        .of(use.answer().signature(), use.answer().sites(), use.answer().exemplars())
        .title(endpoint.endpoint().name() + " calls " + use.target() + " " + how)
        .because(Words.repeats(endpoint, use.answer()))
        .because(Words.time(endpoint, use.pathNanos(), use.answer().requests()))
        .verify("Calls per request to " + use.target() + " should fall to one.")
        .costs(use.pathNanos(), use.answer().requests(), NPlusOneQuery.gain(use.answer()));
  }

  private Draft each(CallUse use) {
    return draft(use, "once per item")
        .fix(
            "Use the bulk endpoint of "
                + use.target()
                + " or send the ids in one call; else make the calls at once, or cache the answers.");
  }

  private Draft pages(CallUse use) {
    return draft(use, "page after page")
        .because("Each call asks for the page after the one before it")
        .fix("Ask for larger pages, or for all of it in one call; better, only for what is shown.");
  }

  private Draft again(CallUse use) {
    CallView calls = use.calls();
    Draft draft =
        draft(use, "again for what it has just read")
            .because(
                Units.percent((double) calls.identical() / use.answer().executions())
                    + " of the calls ask for exactly what the same request had read before")
            .fix("Read it once and pass it down, or keep it for the request.")
            .costs(use.pathNanos(), use.answer().requests(), once(use.answer(), calls));
    return Words.perRequest(use.answer()) < Thresholds.REPEATS ? draft.hint() : draft;
  }

  /** Sure are the round trips of those that repeat an equal one. */
  private static Gain once(SignatureView view, CallView calls) {
    return Gain.ofRepeats(
        calls.identical(),
        view.floorNanos(),
        Words.pathShare(view),
        calls.identicalNanos(),
        view.savableNanos(),
        Words.around(view, calls.identical()));
  }
}
