package io.narrows.engine;

import io.narrows.bootstrap.Probe;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Gallery;
import io.narrows.engine.console.Console;
import io.narrows.engine.control.Control;
import io.narrows.engine.export.Exports;
import io.narrows.engine.export.span.SlowLimit;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.overlay.Lookout;
import io.narrows.engine.overlay.Overlays;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.Holds;
import io.narrows.engine.recording.Probes;
import io.narrows.engine.recording.Repetitions;
import io.narrows.engine.recording.Upkeep;
import io.narrows.engine.report.Cost;
import io.narrows.engine.report.Reports;
import io.narrows.engine.saved.Saved;
import io.narrows.engine.saved.SavedBaseline;
import io.narrows.engine.saved.Unreadable;
import io.narrows.engine.site.CallSites;
import io.narrows.engine.slo.file.Objectives;
import io.narrows.engine.watch.Aloud;
import io.narrows.engine.watch.Told;
import io.narrows.engine.watch.Watch;
import io.narrows.facts.Facts;
import io.narrows.facts.settings.Mode;
import io.narrows.facts.settings.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the thread "narrows-drain" does: it weaves, makes the readers, reads, and closes them. */
final class Reading implements Runnable, Consumer<Throwable> {
  private final Facts facts;
  private final Host host;
  private final Doors doors;
  private final Leaving leaving;
  private final Settling settling;
  private final Thread thread = new Thread(this, "narrows-drain");
  private volatile @Nullable Drain drain;
  private volatile boolean stopped;

  Reading(Facts facts, Host host, Doors doors, Leaving leaving) {
    this.facts = facts;
    this.host = host;
    this.doors = doors;
    this.leaving = leaving;
    settling = new Settling(host, doors.recording);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    doors.recording.mute();
    weave();
    Parts parts = new Parts(facts.log());
    try {
      QueryNames names = new SqlNames();
      CallSites sites = new CallSites(facts.inventory().origins());
      Attribution attribution = new Attribution(names, sites);
      Objectives objectives = objectives();
      Exports.Sources sources = sources(names, attribution, sites, objectives);
      Exports.Counting counting = Exports.count(sources);
      settling.await();
      assemble(parts, attribution, sources, counting, objectives);
      read(parts);
    } catch (RuntimeException | LinkageError error) {
      doors.close();
      say("has stopped; the application goes on without it", error);
    } finally {
      parts.close();
    }
  }

  private void weave() {
    try {
      host.weave();
    } catch (RuntimeException | LinkageError error) {
      say("nothing is woven", error);
    }
  }

  /** What reads, in the order in which it reads; closed in reverse. */
  private void assemble(
      Parts parts,
      Attribution attribution,
      Exports.Sources sources,
      Exports.Counting counting,
      @Nullable Objectives objectives) {
    parts.add(new Holds());
    parts.add(new Repetitions(Probe::tellBindsApart));
    parts.add(new Upkeep(doors.recorder, doors.attachments, doors.resources));
    parts.add(new Probes(doors.resources));
    parts.add(doors.recording.captures());
    Exports exports = parts.add(Exports.start(sources, counting));
    Analysis analysis = parts.add(analysis(attribution, objectives));
    Told told = isDevelopment() ? new Aloud(facts.log(), exports.told()) : exports.told();
    Watch watch = parts.add(new Watch(analysis, attribution, isDevelopment(), Clock.SYSTEM, told));
    compare(watch);
    Gallery gallery = parts.add(new Gallery(attribution));
    exports.examples(watch::findingOf);
    Reports.Identity identity = identity(exports);
    Path page = facts.settings().find(Options.REPORT);
    long began = Clock.SYSTEM.epochNanos() / 1_000_000;
    Reports whole = Reports.whole(analysis, watch, gallery, identity);
    parts.add(new LastWord(facts.log(), whole, page));
    if (page != null) {
      parts.add(new ReportFile(facts.log(), whole, page, began));
    }
    Overlays overlays =
        parts.add(new Overlays(attribution, analysis, sources.sites(), exports.timedElsewhere()));
    parts.add(Lookout.of(facts, overlays, analysis, doors.recording));
    Status status = new Status(facts, doors.recording, this, overlays);
    Reports reports = Reports.recent(analysis, watch, gallery, identity);
    Integer port = facts.settings().find(Options.CONSOLE);
    if (port != null) {
      parts.add(new Console(facts.log(), reports, Clock.SYSTEM)).open(port);
    }
    if (facts.settings().get(Options.CONTROL)) {
      parts.add(new Control(facts.log(), reports, status, leaving)).open();
    }
  }

  private Analysis analysis(Attribution attribution, @Nullable Objectives objectives) {
    return new Analysis(
        attribution,
        doors.recording,
        doors.resources,
        objectives == null ? io.narrows.engine.analysis.Objectives.NONE : objectives.promises(),
        doors.recording.startNanos(),
        isDevelopment() ? Analysis.WINDOW_NANOS / 2 : Analysis.WINDOW_NANOS);
  }

  /** With an earlier build, where its report is named. */
  private void compare(Watch watch) {
    Path file = facts.settings().find(Options.BASELINE);
    try {
      if (file != null) {
        watch.compareWith(new SavedBaseline(Saved.of(file)));
      }
    } catch (Unreadable why) {
      facts.log().info("narrows.baseline: " + why.getMessage() + "; nothing is compared");
    }
  }

  private boolean isDevelopment() {
    return facts.settings().get(Options.MODE) == Mode.DEV;
  }

  private Reports.Identity identity(Exports exports) {
    return new Reports.Identity(
        ServiceName.of(facts.settings()),
        Version.current(),
        facts.inventory(),
        Clock.SYSTEM,
        () -> new Cost(exports.ownCpuNanos(), exports.processCpuNanos()));
  }

  private @Nullable Objectives objectives() {
    Path file = facts.settings().find(Options.SLO);
    return file == null
        ? null
        : Objectives.read(
            file, ServiceName.of(facts.settings()), facts.settings().histograms(), facts.log());
  }

  private Exports.Sources sources(
      QueryNames names, Attribution attribution, CallSites sites, @Nullable Objectives objectives) {
    return new Exports.Sources(
        facts,
        doors.recording,
        doors.resources,
        Clock.SYSTEM,
        names,
        attribution,
        sites,
        objectives == null ? Layout.standard() : objectives.layout(),
        objectives == null ? SlowLimit.NONE : objectives,
        Version.current());
  }

  private void read(Parts parts) {
    Drain reader = new Drain(doors.recording, parts.sinks(), this);
    drain = reader;
    if (stopped) {
      reader.stop();
    }
    reader.run();
  }

  /** A reader failed. */
  @Override
  public void accept(Throwable error) {
    say("a reader failed and goes on with what comes next", error);
  }

  /** While the JVM ends, what it takes from under our feet is no news. */
  private void say(String what, Throwable error) {
    if (stopped) {
      facts.log().debug(what + ": " + error);
    } else {
      facts.log().error(what, error);
    }
  }

  /** Slices read so far. */
  long processed() {
    Drain reader = drain;
    return reader == null ? 0 : reader.processed();
  }

  /** Lets the thread read what is left and close the readers; waits for that, within bounds. */
  void stop(Duration timeout) {
    stopped = true;
    Drain reader = drain;
    if (reader == null
        && !settling.hasSomethingToSay()
        && facts.settings().find(Options.REPORT) == null) {
      return; // an application that was over before there was anything to say
    }
    settling.end();
    if (reader != null) {
      reader.stop();
    }
    LockSupport.unpark(thread);
    try {
      thread.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
