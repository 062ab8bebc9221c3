package io.narrows.engine.watch;

import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.facts.log.Log;
import java.util.List;

/** Says a finding when it comes or goes, to the developer who sees the application's console. */
public final class Aloud implements Told {
  private final Log log;
  private final Told next;

  /**
   * @param next is told as well
   */
  public Aloud(Log log, Told next) {
    this.log = log;
    this.next = next;
  }

  @Override
  public void window(List<Found> present, double seconds) {
    next.window(present, seconds);
  }

  @Override
  public void news(Found found) {
    Finding finding = found.finding();
    if (finding.severity() != Severity.INFO && finding.cause() == null) {
      say(finding, found.standing().status());
    }
    next.news(found);
  }

  private void say(Finding finding, Status status) {
    switch (status) {
      case NEW -> log.info("found: " + finding.sentence());
      case REGRESSED -> log.info("found again: " + finding.sentence());
      case POSSIBLY_FIXED -> log.info("no longer seen: " + finding.title());
      case ONGOING -> {} // it was said
    }
  }
}
