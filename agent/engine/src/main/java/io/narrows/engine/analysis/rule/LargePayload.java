package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A call, or a request that is served, carries so much that carrying it takes the time. */
final class LargePayload implements Rule {
  @Override
  public String type() {
    return "large_payload";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (CallUse use : CallUse.of(endpoint)) {
        if (isLarge(use.calls().received()) && isLong(use)) {
          found.accept(draft(use, "reads", use.calls().received()));
        } else if (isLarge(use.calls().sent()) && isLong(use)) {
          found.accept(draft(use, "sends", use.calls().sent()));
        }
      }
      Served served = Served.of(endpoint);
      if (isLarge(served.bytes()) && served.isConverted(scene)) {
        found.accept(draft(served));
      }
    }
  }

  private static boolean isLarge(Latency bytes) {
    return bytes.mean() >= Thresholds.LARGE_BYTES;
  }

  private static boolean isLong(CallUse use) {
    long perRequest = use.pathNanos() / Math.max(1, use.answer().requests());
    return perRequest >= Thresholds.LARGE_NANOS
        || use.bodyNanos() * 2 >= use.pathNanos() && use.share() >= Thresholds.DOMINANT;
  }

  private Draft draft(CallUse use, String does, Latency bytes) {
    EndpointView endpoint = use.endpoint();
    return new Draft(type(), endpoint)
        .of(use.answer().signature(), use.answer().sites(), use.answer().exemplars())
        .title(
            endpoint.endpoint().name()
                + " "
                + does
                + " "
                + size(bytes.mean())
                + " with each call of "
                + use.target())
        .because(known(bytes, "calls"))
        .because(Words.time(endpoint, use.pathNanos(), use.answer().requests()))
        .fix(
            "Ask for less: only the fields and the page that are shown. Where all of it is needed,"
                + " compress it, or read it as a stream.")
        .verify("Bytes and time of this call.")
        .costs(use.pathNanos(), use.answer().requests(), Gain.atMost(use.savableNanos()));
  }

  private Draft draft(Served served) {
    EndpointView endpoint = served.endpoint();
    // Those without a body have nothing to convert.
    long requests = served.bytes().count();
    return new Draft(type(), endpoint)
        .of(served.signature(), served.sites(), List.of())
        .title(endpoint.endpoint().name() + served.does() + size(served.bytes().mean()))
        .because(known(served.bytes(), "requests"))
        .because(
            Units.percent(served.share().share())
                + " of its computing is making or reading JSON or XML; by "
                + Units.count(endpoint.own().samples())
                + " samples between "
                + Units.percent(served.share().low())
                + " and "
                + Units.percent(served.share().high()))
        .because(Words.time(endpoint, served.nanos(), requests))
        .fix(
            "Carry less: only the fields and the page that are shown. Compressing it helps the network"
                + " and not the processor.")
        .verify("Bytes of these bodies, and the processor time per request.")
        .costs(
            served.nanos(),
            requests,
            Gain.atMost(Watched.atMost(endpoint, served.nanos(), served.nanos())))
        .explains("hot_method", served.hotSpots())
        .sampled();
  }

  private static String known(Latency bytes, String of) {
    return size(bytes.mean())
        + " on average, at most "
        + size(bytes.max())
        + ", in "
        + Units.count(bytes.count())
        + " "
        + of
        + " of which the size is known";
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
