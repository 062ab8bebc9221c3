package io.narrows.engine.report;

import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Analysis.Stretch;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.rule.Rules;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import io.narrows.facts.inventory.Failure;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.inventory.Library;
import java.util.List;

/** The report of this JVM, in all its forms. Drain thread only. */
public final class Reports implements ReportSource {
  private final Analysis analysis;
  private final Stretch stretch;
  private final Identity identity;

  /**
   * Who reports.
   *
   * @param service the application's name
   * @param agentVersion of this agent
   * @param isDevelopment whether a few requests are evidence
   */
  public record Identity(
      String service,
      String agentVersion,
      boolean isDevelopment,
      Inventory inventory,
      Clock clock) {
    About about() {
      List<String> libraries =
          inventory.libraries().stream().map(Identity::name).sorted().distinct().toList();
      List<String> unwoven =
          inventory.failures().stream().map(Identity::name).sorted().distinct().toList();
      return new About(service, agentVersion, clock.epochNanos() / 1_000_000, libraries, unwoven);
    }

    private static String name(Library library) {
      return library.name() + " " + library.version();
    }

    private static String name(Failure failure) {
      return failure.className() + ": " + failure.reason();
    }
  }

  private Reports(Analysis analysis, Stretch stretch, Identity identity) {
    this.analysis = analysis;
    this.stretch = stretch;
    this.identity = identity;
  }

  /** Of the last minutes: for who asks a running JVM. */
  public static Reports recent(Analysis analysis, Identity identity) {
    return new Reports(analysis, Stretch.RECENT, identity);
  }

  /** Of the whole run: for the report at its end. */
  public static Reports whole(Analysis analysis, Identity identity) {
    return new Reports(analysis, Stretch.WHOLE, identity);
  }

  @Override
  public boolean hasData() {
    return analysis.hasData();
  }

  @Override
  public String text(boolean all) {
    return new TextReport(content(), all).text();
  }

  @Override
  public String json() {
    return JsonReport.of(content());
  }

  @Override
  public String html() {
    return new HtmlReport(content()).html();
  }

  private Content content() {
    long now = identity.clock().nanos();
    boolean isWhole = stretch == Stretch.WHOLE || analysis.isYoung();
    Snapshot snapshot = analysis.snapshot(stretch, now);
    // Made when somebody asks: rules are no part of the application's start.
    Judge judge = new Judge(Rules.all());
    List<Finding> findings = judge.judge(new Scene(snapshot, identity.isDevelopment()));
    return new Content(identity.about(), snapshot, findings, isWhole);
  }
}
