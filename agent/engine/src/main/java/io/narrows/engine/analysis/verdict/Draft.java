package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rule saw, before it is weighed. */
public final class Draft {
  final String type;
  final EndpointView endpoint;
  final List<String> evidence = new ArrayList<>();
  @Nullable Signature signature;
  List<Sites.Seen> sites = List.of();
  List<Exemplar> exemplars = List.of();
  String title = "";
  String fix = "";
  String verify = "";
  Gain gain = Gain.NONE;
  Confidence confidence = Confidence.MEASURED;
  long nanos;
  long requests;
  boolean isHint;

  /**
   * @param type the rule's one name
   */
  public Draft(String type, EndpointView endpoint) {
    this.type = type;
    this.endpoint = endpoint;
    exemplars = endpoint.slow();
  }

  /** What it is about. */
  public Draft of(Signature about, List<Sites.Seen> issuedAt, List<Exemplar> seenIn) {
    signature = about;
    sites = issuedAt;
    exemplars = seenIn.isEmpty() ? exemplars : seenIn;
    return this;
  }

  /** What it is about, where that is no operation of the requests. */
  public Draft of(Signature about) {
    signature = about;
    return this;
  }

  /** One sentence. */
  public Draft title(String sentence) {
    title = sentence;
    return this;
  }

  /** Why we say so: a sentence with numbers. */
  public Draft because(String sentence) {
    evidence.add(sentence);
    return this;
  }

  public Draft fix(String sentence) {
    fix = sentence;
    return this;
  }

  /** Which number should change. */
  public Draft verify(String sentence) {
    verify = sentence;
    return this;
  }

  /**
   * What it costs.
   *
   * @param takenNanos of the requests' own time
   * @param affected how many requests
   */
  public Draft costs(long takenNanos, long affected, Gain saved) {
    nanos = takenNanos;
    requests = affected;
    gain = Objects.requireNonNull(saved);
    return this;
  }

  public Draft inferred() {
    confidence = Confidence.INFERRED;
    return this;
  }

  /** Whether the code allows the fix cannot be seen from outside: never more than info. */
  public Draft hint() {
    isHint = true;
    return this;
  }
}
