package io.narrows.engine.report;

import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Analysis.Stretch;
import io.narrows.engine.analysis.Gallery;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Waterfall;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.watch.Found;
import io.narrows.engine.watch.Watch;
import io.narrows.facts.inventory.Failure;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.inventory.Library;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The report of this JVM, in all its forms. Drain thread only. */
public final class Reports implements ReportSource {
  /** Of the JSON; grows when a field changes or goes. */
  public static final int SCHEMA_VERSION = 1;

  private final Analysis analysis;
  private final Watch watch;
  private final Gallery gallery;
  private final Stretch stretch;
  private final Identity identity;

  /**
   * Who reports.
   *
   * @param service the application's name
   * @param agentVersion of this agent
   * @param cost what the agent used so far
   */
  public record Identity(
      String service, String agentVersion, Inventory inventory, Clock clock, Supplier<Cost> cost) {
    About about() {
      List<String> libraries =
          inventory.libraries().stream().map(Identity::name).sorted().distinct().toList();
      List<String> unwoven =
          inventory.failures().stream().map(Identity::name).sorted().distinct().toList();
      return new About(
          service, agentVersion, clock.epochNanos() / 1_000_000, libraries, unwoven, cost.get());
    }

    private static String name(Library library) {
      return library.name() + " " + library.version();
    }

    private static String name(Failure failure) {
      return failure.className() + ": " + failure.reason();
    }
  }

  private Reports(
      Analysis analysis, Watch watch, Gallery gallery, Stretch stretch, Identity identity) {
    this.analysis = analysis;
    this.watch = watch;
    this.gallery = gallery;
    this.stretch = stretch;
    this.identity = identity;
  }

  /** Of the last minutes: for who asks a running JVM. */
  public static Reports recent(Analysis analysis, Watch watch, Gallery gallery, Identity identity) {
    return new Reports(analysis, watch, gallery, Stretch.RECENT, identity);
  }

  /** Of the whole run: for the report at its end. */
  public static Reports whole(Analysis analysis, Watch watch, Gallery gallery, Identity identity) {
    return new Reports(analysis, watch, gallery, Stretch.WHOLE, identity);
  }

  @Override
  public boolean hasData() {
    return analysis.hasData();
  }

  @Override
  public String text(boolean all) {
    return now().text(all);
  }

  @Override
  public String json() {
    return now().json();
  }

  @Override
  public String html() {
    return now().html();
  }

  @Override
  public ReportSource now() {
    return new Moment(content(), hasData());
  }

  /** What was found, without the rest. */
  public List<Found> findings() {
    return content().findings();
  }

  private Map<String, Waterfall> waterfalls(List<Found> findings) {
    Map<String, Waterfall> waterfalls = new LinkedHashMap<>();
    for (Found found : findings) {
      Finding finding = found.finding();
      Waterfall waterfall = gallery.of(finding.endpoint(), finding.signature());
      if (waterfall != null) {
        waterfalls.put(finding.id(), waterfall);
      }
    }
    return waterfalls;
  }

  private Content content() {
    long now = identity.clock().nanos();
    boolean isWhole = stretch == Stretch.WHOLE || analysis.isYoung();
    Snapshot snapshot = analysis.snapshot(stretch, now);
    List<Found> findings = watch.judge(snapshot);
    return new Content(
        identity.about(),
        snapshot,
        findings,
        waterfalls(findings),
        isWhole,
        watch.requestsNeeded(snapshot));
  }
}
