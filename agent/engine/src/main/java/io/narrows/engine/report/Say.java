package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.Sites;
import io.narrows.engine.watch.Found;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of sentences that all forms of the report share. */
final class Say {
  private Say() {}

  /** Where most of it was issued, in the form that consoles turn into a link; or null. */
  static @Nullable String location(List<Sites.Seen> sites) {
    if (sites.isEmpty()) {
      return null;
    }
    CallSite site = sites.get(0).site();
    String through = site.hop() == null ? "" : " through " + site.hop();
    return site.file() == null || site.line() < 0
        ? site.method() + through
        : site.method() + " (" + site.location() + ")" + through;
  }

  /** What a fix saves, as a range and not more precisely than it is known. */
  static String gain(Finding finding) {
    return finding.saving().sentence();
  }

  static String severity(Finding finding) {
    return severity(finding.severity());
  }

  static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** What a fix saves of what a request takes; the latter where it says more than it confuses. */
  static String gain(Finding finding, @Nullable EndpointView endpoint) {
    boolean isPart = endpoint != null && finding.highPerRequest() <= endpoint.latency().mean();
    return isPart
        ? finding
            .saving()
            .sentence("of the " + Units.duration(endpoint.latency().mean()) + " of a request")
        : gain(finding);
  }

  /** What it costs, and where in its life it is. */
  static String standing(Found found) {
    Finding finding = found.finding();
    String confidence =
        finding.confidence() == Confidence.MEASURED
            ? ""
            : " · " + finding.confidence().name().toLowerCase(Locale.ROOT);
    return (finding.saving().isNone() ? "" : impact(finding) + " · ")
        + found.standing().status().label().replace('_', ' ')
        + confidence;
  }

  /** How an endpoint keeps its objective; empty where it has none. */
  static String promise(EndpointView view) {
    Snapshot.Promise promise = view.promise();
    long count = view.latency().count();
    return promise == null || count == 0
        ? ""
        : Units.percent(1 - (double) promise.broken() / count)
            + " within "
            + Units.duration(promise.thresholdNanos())
            + " (objective "
            + Units.percent(promise.target())
            + ")";
  }

  /** The longest examples, in short. */
  static String traces(List<Exemplar> exemplars, int limit) {
    return exemplars.stream()
        .limit(limit)
        .map(it -> it.traceId() + " (" + Units.duration(it.durationNanos()) + ")")
        .collect(Collectors.joining(", "));
  }

  static String impact(Finding finding) {
    return Units.percent(finding.impact()) + " of all request time";
  }

  /** The query, call, pool or executor of a finding; empty where it is the endpoint itself. */
  static String subject(@Nullable Signature signature) {
    if (signature == null) {
      return "";
    }
    boolean isCall = signature.kind() == Kind.HTTP_WAIT && !signature.target().isEmpty();
    return isCall ? signature.text() + " of " + signature.target() : signature.text();
  }
}
