package io.narrows.engine.watch;

import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Analysis.Stretch;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.rule.Rules;
import io.narrows.engine.analysis.verdict.Baseline;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges each window when it is over, and whatever is asked for when it is asked for. Drain thread
 * only; after the analysis among the sinks.
 */
public final class Watch implements Sink {
  private static final int OF_THREE_IN_PRODUCTION = 2;

  private final Analysis analysis;
  private final boolean isDevelopment;
  private final Clock clock;
  private final Told told;
  private final Lives lives;
  private final Bearers bearers;
  private long judged;
  private @Nullable Judge judge;
  private Baseline before = Baseline.NONE;

  /**
   * @param isDevelopment whether a few requests are evidence, and one window is enough
   */
  public Watch(
      Analysis analysis, Attribution attribution, boolean isDevelopment, Clock clock, Told told) {
    this.analysis = analysis;
    this.isDevelopment = isDevelopment;
    this.clock = clock;
    this.told = told;
    lives = new Lives(isDevelopment ? 1 : OF_THREE_IN_PRODUCTION);
    bearers = new Bearers(attribution);
  }

  /** From now on it is compared with an earlier build. */
  public void compareWith(Baseline earlier) {
    before = earlier;
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    if (analysis.windows() > judged) {
      judged = analysis.windows();
      window(analysis.snapshot(Stretch.WINDOW, nowNanos));
    }
  }

  private void window(Snapshot snapshot) {
    if (snapshot.endpoints().isEmpty()) {
      return;
    }
    Scene scene = scene(snapshot);
    List<Found> news = new ArrayList<>();
    List<Found> present = lives.window(scene, judge().judge(scene), nowMillis(), news);
    bearers.look(present);
    told.window(present, scene.seconds());
    news.forEach(told::news);
  }

  /** The findings in what a report is about, those that matter most first. */
  public List<Found> judge(Snapshot snapshot) {
    List<Found> found = new ArrayList<>();
    for (Finding finding : judge().judge(scene(snapshot))) {
      found.add(new Found(finding, lives.of(finding, nowMillis())));
    }
    return List.copyOf(found);
  }

  /** In how many requests something has to be seen before it is a finding. */
  public long requestsNeeded(Snapshot snapshot) {
    return scene(snapshot).requestsNeeded();
  }

  private Scene scene(Snapshot snapshot) {
    return new Scene(snapshot, isDevelopment, before);
  }

  /** The finding that this request is an example of, or null. */
  public @Nullable String findingOf(Request request) {
    return bearers.of(request);
  }

  // Made when it is needed first: rules are no part of the application's start.
  private Judge judge() {
    if (judge == null) {
      judge = new Judge(Rules.all());
    }
    return judge;
  }

  private long nowMillis() {
    return clock.epochNanos() / 1_000_000;
  }
}
