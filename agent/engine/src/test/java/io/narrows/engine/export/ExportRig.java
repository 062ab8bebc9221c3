package io.narrows.engine.export;

import io.narrows.bootstrap.Operation;
import io.narrows.engine.export.otlp.Pause;
import io.narrows.engine.export.span.SlowLimit;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.metrics.OwnThreads;
import io.narrows.engine.metrics.Rig;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.Facts;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** The real recording and the real export, with settings as a user gives them. */
final class ExportRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final Rig rig;
  final Facts facts;
  final Exports exports;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /**
   * @param settings as agent arguments
   */
  ExportRig(String settings) {
    this(settings, new Pause());
  }

  ExportRig(String settings, Pause pause) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    // Only what a test asks for is to happen: nothing goes out on its own.
    String quiet =
        "otel.bsp.schedule.delay=1h,otel.blrp.schedule.delay=1h,otel.metric.export.interval=1h,";
    facts =
        new Facts(
            Settings.read(quiet + settings, new Properties(), Map.of()),
            new Inventory(),
            new Log(Level.INFO, out));
    rig = new Rig(1024, 1, new Resources(facts.settings().histograms()));
    exports =
        Exports.start(
            new Exports.Sources(
                facts,
                rig.recording,
                rig.resources,
                rig.clock,
                Rig.NAMES,
                new OwnThreads(),
                new CallSites(facts.inventory().origins()),
                Layout.standard(),
                SlowLimit.NONE,
                "1.2.3"),
            pause);
    rig.sink(exports);
  }

  /** A request with one query, which are two spans. */
  void request(String route) {
    Operation request = rig.begin("GET", "/path");
    rig.recorder.route(route, 2);
    rig.query("select orders", 5);
    rig.end(request, 200);
    rig.drain();
  }

  void flush() {
    if (!exports.flush(PATIENCE)) {
      throw new AssertionError("not sent in time: " + said());
    }
  }

  long dropped(Drops.Reason reason) {
    return exports.drops().of(Drops.Item.SPAN, reason);
  }

  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    exports.close(Duration.ofSeconds(2));
  }
}
