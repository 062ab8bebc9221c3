package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a rule saw, before it is weighed. */
public final class Draft {
  final String type;
  final EndpointView endpoint;
  final List<String> evidence = new ArrayList<>();
  final List<Part> parts = new ArrayList<>();
  final Map<List<Kind>, Long> savedOf = new LinkedHashMap<>();
  List<EndpointView> affected;
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
  long requestsSeen;
  long attempts;
  boolean isHint;
  boolean isLatent;
  boolean isOfAnyShare;
  boolean isStandstill;
  boolean isOfMachine;
  double lost;
  long busyNanos;
  Map<Signature, Long> busyWith = Map.of();
  private final Map<String, Predicate<Draft>> explained = new HashMap<>();

  /**
   * @param type the rule's one name
   */
  public Draft(String type, EndpointView endpoint) {
    this.type = type;
    this.endpoint = endpoint;
    affected = List.of(endpoint);
    exemplars = endpoint.slow();
  }

  /** What it is about. */
  public Draft of(Signature about, List<Sites.Seen> issuedAt, List<Exemplar> seenIn) {
    sites = issuedAt;
    exemplars = seenIn.isEmpty() ? exemplars : seenIn;
    return of(about);
  }

  /** What it is about, where that has no place in the code. */
  public Draft of(Signature about) {
    if (!about.equals(signature)) {
      signature = about;
      parts.add(0, Part.of(endpoint, about));
    }
    return this;
  }

  /** Where what it is about comes from. */
  public Draft at(List<Sites.Seen> places, List<Exemplar> seenIn) {
    sites = places;
    exemplars = seenIn.isEmpty() ? exemplars : seenIn;
    return this;
  }

  /** What it is called after, and takes no time of. */
  public Draft named(Signature name) {
    signature = name;
    return this;
  }

  /** What else of its endpoint it is about. */
  public Draft with(Signature more) {
    parts.add(Part.of(endpoint, more));
    return this;
  }

  /** The kinds of its endpoint's time that it is about. */
  public Draft with(Kind... kinds) {
    for (Kind kind : kinds) {
      parts.add(Part.of(endpoint, kind));
    }
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
   * @param requestCount how many requests are affected
   */
  public Draft costs(long takenNanos, long requestCount, Gain saved) {
    nanos = takenNanos;
    requests = requestCount;
    requestsSeen = requestCount;
    gain = Objects.requireNonNull(saved);
    return this;
  }

  /**
   * What of the gain is not of the time that it is about, but of these kinds of its endpoint's.
   * Others that save of the same kinds do not save it again.
   */
  public Draft saves(long atMostNanos, Kind... of) {
    savedOf.merge(List.of(of), atMostNanos, Long::sum);
    return this;
  }

  /**
   * How often it was seen, where a request makes several attempts and each is an observation of its
   * own.
   */
  public Draft seen(long attemptCount) {
    attempts = attemptCount;
    return this;
  }

  /** In how many requests it was seen, where more are taken to pay; call it after the costs. */
  public Draft seenIn(long requestCount) {
    requestsSeen = requestCount;
    return this;
  }

  /** Whose requests pay, where these are others than those of its endpoint. */
  public Draft affects(List<EndpointView> endpoints) {
    affected = List.copyOf(endpoints);
    return this;
  }

  /** Of no endpoint: it stays the same finding, whichever of those that pay it is shown at. */
  public Draft ofMachine() {
    isOfMachine = true;
    return this;
  }

  public Draft inferred() {
    confidence = Confidence.INFERRED;
    return this;
  }

  /** From a share of samples. */
  public Draft sampled() {
    confidence = Confidence.SAMPLED;
    return this;
  }

  /** Whether the code allows the fix cannot be seen from outside: never more than info. */
  public Draft hint() {
    isHint = true;
    return this;
  }

  /** Costs nothing today, and will with more load: never more than info, whatever it saves. */
  public Draft latent() {
    isLatent = true;
    return hint();
  }

  /** Its danger is not in the time that it takes today, so that this may be little. */
  public Draft anyShare() {
    isOfAnyShare = true;
    return this;
  }

  /** Requests that never end are in no sum: said at once, and before everything else. */
  public Draft standstill() {
    isStandstill = true;
    return this;
  }

  /**
   * Something is lost until the process ends: evident from the first on, and as severe as the share
   * of all there is, whatever time it costs today.
   *
   * @param share of what there is, 0 to 1; with all of it lost, everything stands still
   */
  public Draft lost(double share) {
    lost = share;
    return share < 1 ? this : standstill();
  }

  // Causes

  /**
   * It is a wait for something that others keep busy. Where half of that time is what another
   * finding is about, that one is the cause of this.
   *
   * @param busy how long it was in use, all of it together
   * @param with what was done in this time, in whatever endpoint
   */
  public Draft waitsFor(long busy, Map<Signature, Long> with) {
    busyNanos = busy;
    busyWith = Map.copyOf(with);
    return this;
  }

  /** Findings of this type are its consequences, in the endpoints that it affects. */
  public Draft explains(String followingType) {
    explained.put(followingType, other -> affected.contains(other.endpoint));
    return this;
  }

  /** Findings of this type about this are its consequences, in the endpoints that it affects. */
  public Draft explains(String followingType, Signature about) {
    explained.put(
        followingType, other -> affected.contains(other.endpoint) && about.equals(other.signature));
    return this;
  }

  /** Findings of this type about one of these are its consequences, in its own endpoint. */
  public Draft explains(String followingType, Set<Signature> about) {
    explained.put(
        followingType,
        other ->
            endpoint.endpoint().equals(other.endpoint.endpoint())
                && about.contains(other.signature));
    return this;
  }

  /** Findings of this type about this are its consequences, in whatever endpoint. */
  public Draft explainsAnywhere(String followingType, Signature about) {
    explained.put(followingType, other -> about.equals(other.signature));
    return this;
  }

  /** Whether it says of the other that it follows from it. */
  boolean explains(Draft other) {
    return explained.getOrDefault(other.type, none -> false).test(other);
  }
}
