package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Signature;
import io.narrows.engine.site.CallSite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what rules saw: what is true but does not matter is not said, and what is said stands in
 * the order of what a fix would save of all request time.
 */
public final class Judge {
  private static final Comparator<Finding> ORDER =
      Comparator.comparingDouble((Finding finding) -> -finding.impact())
          .thenComparing(finding -> -finding.gain().highNanos())
          .thenComparing(Finding::confidence)
          .thenComparing(Finding::id);

  private final List<Rule> rules;

  public Judge(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The findings, those that matter most first. */
  public List<Finding> judge(Scene scene) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      rule.look(scene, draft -> weigh(scene, draft, findings));
    }
    findings.sort(ORDER);
    return List.copyOf(findings);
  }

  private static void weigh(Scene scene, Draft draft, List<Finding> into) {
    long all = scene.allNanos();
    double ranked = rankedNanos(draft);
    double impact = all == 0 ? 0 : ranked / all;
    if (!isEvident(scene, draft) || !isRelevant(draft) || !isWorthIt(scene, draft, ranked)) {
      return;
    }
    Severity severity = severity(draft, impact);
    into.add(finding(scene, draft, severity, impact, ranked));
  }

  /** What is sure to be saved, or a quarter of what could be, where little is sure. */
  private static double rankedNanos(Draft draft) {
    return Math.max(draft.gain.lowNanos(), Thresholds.UNSURE * draft.gain.highNanos());
  }

  private static boolean isEvident(Scene scene, Draft draft) {
    return draft.requests >= scene.requestsNeeded();
  }

  private static boolean isRelevant(Draft draft) {
    return Scene.share(draft.endpoint, draft.nanos) >= Thresholds.SHARE;
  }

  private static boolean isWorthIt(Scene scene, Draft draft, double ranked) {
    double perRequest = ranked / draft.requests;
    double mean = draft.endpoint.latency().mean();
    // On a developer's machine a round trip is a tenth of what it is elsewhere.
    double least = scene.isDevelopment() ? 0 : Thresholds.GAIN_NANOS;
    return perRequest >= least && (draft.isHint || perRequest >= Thresholds.GAIN_SHARE * mean);
  }

  private static Severity severity(Draft draft, double impact) {
    if (draft.isHint || impact < Thresholds.MINOR) {
      return Severity.INFO;
    }
    return impact < Thresholds.MAJOR ? Severity.MINOR : Severity.MAJOR;
  }

  private static Finding finding(
      Scene scene, Draft draft, Severity severity, double impact, double ranked) {
    return new Finding(
        id(draft),
        draft.type,
        severity,
        draft.confidence,
        draft.endpoint.endpoint(),
        draft.signature,
        draft.sites,
        draft.title,
        List.copyOf(draft.evidence),
        draft.fix,
        draft.verify,
        draft.gain,
        draft.requests,
        Scene.share(draft.endpoint, draft.nanos),
        impact,
        scene.seconds() == 0 ? 0 : ranked / 1e9 / scene.seconds(),
        draft.exemplars);
  }

  /** Without a line number, so that an edit above it makes no new finding. */
  private static String id(Draft draft) {
    String place = draft.sites.isEmpty() ? "" : function(draft.sites.get(0).site());
    String text =
        String.join(
            "\n", draft.type, draft.endpoint.endpoint().name(), name(draft.signature), place);
    CRC32 hash = new CRC32();
    hash.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%s-%08x", draft.type, hash.getValue());
  }

  private static String function(CallSite site) {
    return site.function();
  }

  private static String name(@Nullable Signature signature) {
    return signature == null
        ? ""
        : signature.kind() + " " + signature.text() + " " + signature.target();
  }
}
