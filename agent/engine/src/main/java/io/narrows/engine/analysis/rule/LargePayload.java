package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        if (isLarge(use.calls().received()) && isLongRead(use)) {
          found.accept(received(use));
        } else if (isLarge(use.calls().sent()) && isLong(use)) {
          found.accept(sent(use));
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

  /** Until its first byte, an answer takes what making it takes, however long it is. */
  private static boolean isLongRead(CallUse use) {
    return perRequest(use, use.bodyNanos()) >= Thresholds.LARGE_NANOS
        || use.bodyNanos() >= Thresholds.MOST_OF_CALL * use.pathNanos()
            && use.share() >= Thresholds.DOMINANT;
  }

  /** When the last byte was sent is not known: all of the call. */
  private static boolean isLong(CallUse use) {
    return perRequest(use, use.pathNanos()) >= Thresholds.LARGE_NANOS;
  }

  private static long perRequest(CallUse use, long nanos) {
    return nanos / Math.max(1, use.answer().requests());
  }

  private Draft received(CallUse use) {
    SignatureView body = Objects.requireNonNull(use.body());
    long before = quickerNanos(use, body);
    return draft(use, "reads", use.calls().received())
        .with(body.signature())
        .because(
            "Until the answer begins: "
                + Units.duration(perRequest(use, use.pathNanos() - use.bodyNanos()))
                + ". For its body: "
                + Words.time(use.endpoint(), use.bodyNanos(), use.answer().requests()))
        .costs(use.bodyNanos(), use.answer().requests(), Gain.atMost(body.savableNanos() + before))
        .saves(before, Kind.HTTP_WAIT);
  }

  /** A smaller answer also begins earlier: at most by as much again as reading it takes. (ours) */
  private static long quickerNanos(CallUse use, SignatureView body) {
    return Math.min(body.savableNanos(), use.answer().savableNanos());
  }

  private Draft sent(CallUse use) {
    return draft(use, "sends", use.calls().sent())
        .with(use.answer().signature())
        .because(Words.time(use.endpoint(), use.pathNanos(), use.answer().requests()))
        .costs(use.pathNanos(), use.answer().requests(), Gain.atMost(use.savableNanos()));
  }

  private Draft draft(CallUse use, String does, Latency bytes) {
    EndpointView endpoint = use.endpoint();
    return new Draft(type(), endpoint)
        .named(use.answer().signature())
        .at(use.answer().sites(), use.answer().exemplars())
        .title(
            endpoint.endpoint().name()
                + " "
                + does
                + " "
                + size(bytes.mean())
                + " with each call of "
                + use.target())
        .because(known(bytes, "calls"))
        .fix(
            "Ask for less: only the fields and the page that are shown. Where all of it is needed,"
                + " compress it, or read it as a stream.")
        .verify("Bytes and time of this call.");
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
