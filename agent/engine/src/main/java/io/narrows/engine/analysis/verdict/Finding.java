package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.site.Sites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bottleneck, as it is said: what, why it hurts, what to do.
 *
 * @param id the same for the same finding, also after a restart or an edit above its line
 * @param key the same for the same finding, also where its place was not captured
 * @param signature the query, call, pool or executor; null where it is the endpoint itself
 * @param title one sentence
 * @param evidence sentences with numbers
 * @param verify which number should change after the fix
 * @param gain of all affected requests together
 * @param requests how many are affected
 * @param shareOfEndpoint the part of the time of the endpoints it affects
 * @param impact what a fix is taken to save of all request time, by which findings are ordered
 * @param exemplars requests to look at
 * @param isTail whether it matters to the slowest requests only
 * @param rescued requests over the endpoint's threshold that would keep it with this repaired
 * @param cause the id of the finding that this follows from, or null; gains of both are not added
 * @param effects the ids of the findings that follow from this
 * @param claims what of the gain is saved of which time, see {@link Together}
 */
public record Finding(
    String id,
    String key,
    String type,
    Severity severity,
    Confidence confidence,
    Endpoint endpoint,
    @Nullable Signature signature,
    List<Sites.Seen> sites,
    String title,
    List<String> evidence,
    String fix,
    String verify,
    Gain gain,
    long requests,
    double shareOfEndpoint,
    double impact,
    double secondsPerSecond,
    List<Exemplar> exemplars,
    boolean isTail,
    long rescued,
    @Nullable String cause,
    List<String> effects,
    List<Claim> claims) {
  /** The whole of it in one sentence. */
  public String sentence() {
    String place = sites.isEmpty() ? "" : " at " + sites.get(0).site().location();
    return title + place + ": " + saving().sentence();
  }

  /** What a fix saves of one affected request. */
  public Saving saving() {
    return new Saving(lowPerRequest(), highPerRequest());
  }

  /** What a fix saves of one affected request, at least. */
  public long lowPerRequest() {
    return requests == 0 ? 0 : gain.lowNanos() / requests;
  }

  /** What a fix saves of one affected request, at most. */
  public long highPerRequest() {
    return requests == 0 ? 0 : gain.highNanos() / requests;
  }
}
