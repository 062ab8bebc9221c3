package io.narrows.engine.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change has brought: the findings that are gone, new, worse or still there, and for those
 * that are gone what was predicted beside what was measured.
 *
 * @param isUnlike whether the load was so different that waits cannot be compared
 * @param hasControls whether there are endpoints without a finding, by which load is corrected
 */
public record Comparison(
    Saved before,
    Saved after,
    boolean isUnlike,
    boolean hasControls,
    List<Gone> gone,
    List<Unmeasured> unmeasured,
    List<SavedFinding> fresh,
    List<Worse> worse,
    List<SavedFinding> still) {
  /** A finding is worse when its fix would save so much more. (ours) */
  private static final double WORSE = 1.25;

  private static final double WORSE_MILLIS = 1;

  /** How much of what a request took before a measurement may differ by chance. (ours) */
  private static final double TOLERANCE = 0.1;

  /** From so many requests on a mean is one, also where fewer make a finding. (ours) */
  private static final double ENOUGH_REQUESTS = 5;

  /** How what was measured stands to what was predicted. */
  public enum Outcome {
    AS_PREDICTED,
    MORE,
    LESS
  }

  /**
   * Findings of one endpoint that are gone; their gains were measured together.
   *
   * @param lowMillis predicted, of a request of the endpoint on average
   * @param highMillis predicted, of a request of the endpoint on average
   * @param gainMillis measured, as it would be under the load of before
   */
  public record Gone(
      SavedEndpoint then,
      SavedEndpoint now,
      List<SavedFinding> findings,
      double lowMillis,
      double highMillis,
      double gainMillis,
      boolean isUnlike) {
    /** Measured, as it is. */
    public double rawMillis() {
      return then.meanMillis() - now.meanMillis();
    }

    public Outcome outcome() {
      double tolerance = TOLERANCE * then.meanMillis();
      if (gainMillis < lowMillis - tolerance) {
        return Outcome.LESS;
      }
      return gainMillis > highMillis + tolerance ? Outcome.MORE : Outcome.AS_PREDICTED;
    }
  }

  /**
   * A finding that is not there, of an endpoint that was called too seldom, now or then.
   *
   * @param earlier how many requests there were
   * @param requests how many there are
   */
  public record Unmeasured(SavedFinding finding, double earlier, double requests) {}

  /** A finding that was there and costs more now. */
  public record Worse(SavedFinding then, SavedFinding now) {}

  /**
   * @param renamed endpoints that are called otherwise now
   */
  public static Comparison of(Saved before, Saved after, Renamed renamed) {
    return new Comparer(before, renamed.apply(after)).compare();
  }

  /** Compares two reports of which the endpoints have the same names. */
  private static final class Comparer {
    private final Saved before;
    private final Saved after;
    private final Load load;
    private final Map<String, SavedFinding> now = new LinkedHashMap<>();
    private final Map<String, SavedFinding> then = new LinkedHashMap<>();
    private final Map<SavedFinding, SavedFinding> pairs;
    private final Map<String, List<SavedFinding>> gone = new LinkedHashMap<>();
    private final List<Unmeasured> unmeasured = new ArrayList<>();
    private final List<Worse> worse = new ArrayList<>();
    private final List<SavedFinding> still = new ArrayList<>();
    private final List<SavedFinding> fresh = new ArrayList<>();

    Comparer(Saved before, Saved after) {
      this.before = before;
      this.after = after;
      load = new Load(before, after);
      before.findings().forEach(finding -> then.put(key(finding), finding));
      after.findings().forEach(finding -> now.put(key(finding), finding));
      pairs = pairs();
    }

    /** As the id, but with the endpoint as it is called in both. */
    private static String key(SavedFinding finding) {
      SavedSite site = finding.site();
      return matter(finding) + "\n" + (site == null ? "" : site.function());
    }

    /** What it is about, wherever it is issued most. */
    private static String matter(SavedFinding finding) {
      return String.join("\n", finding.type(), finding.endpoint(), finding.signature());
    }

    /** Those that are there in both, as they were and as they are. */
    private Map<SavedFinding, SavedFinding> pairs() {
      Map<SavedFinding, SavedFinding> found = new LinkedHashMap<>();
      then.forEach(
          (key, finding) -> {
            SavedFinding again = now.containsKey(key) ? now.get(key) : moved(finding);
            if (again != null) {
              found.put(finding, again);
            }
          });
      return found;
    }

    /** Of a statement with two sites the one that is seen more may change, without any repair. */
    private @Nullable SavedFinding moved(SavedFinding finding) {
      List<SavedFinding> left = without(now, then, finding);
      List<SavedFinding> come = without(then, now, finding);
      boolean isSure = !finding.signature().isEmpty() && left.size() == 1 && come.size() == 1;
      return isSure ? come.get(0) : null;
    }

    /** Of the same matter as this one, those of a report that the other does not have. */
    private static List<SavedFinding> without(
        Map<String, SavedFinding> other, Map<String, SavedFinding> report, SavedFinding like) {
      return report.values().stream()
          .filter(each -> matter(each).equals(matter(like)) && !other.containsKey(key(each)))
          .toList();
    }

    Comparison compare() {
      then.values().forEach(finding -> sort(finding, pairs.get(finding)));
      now.values().stream().filter(each -> !pairs.containsValue(each)).forEach(fresh::add);
      List<Gone> measured = new ArrayList<>();
      gone.forEach((endpoint, findings) -> measured.add(measured(endpoint, findings)));
      return new Comparison(
          before,
          after,
          load.isUnlike(),
          load.hasControls(),
          List.copyOf(measured),
          List.copyOf(unmeasured),
          List.copyOf(fresh),
          List.copyOf(worse),
          List.copyOf(still));
    }

    private void sort(SavedFinding finding, @Nullable SavedFinding again) {
      if (again == null) {
        double earlier = requests(before, finding);
        double requests = requests(after, finding);
        if (requests < needed() || earlier == 0) {
          unmeasured.add(new Unmeasured(finding, earlier, requests));
        } else {
          gone.computeIfAbsent(finding.endpoint(), key -> new ArrayList<>()).add(finding);
        }
      } else if (isWorse(finding, again)) {
        worse.add(new Worse(finding, again));
      } else {
        still.add(again);
      }
    }

    /** Zero also where only what waits and never ended is known of the endpoint. */
    private static double requests(Saved report, SavedFinding finding) {
      SavedEndpoint endpoint = report.endpoint(finding.endpoint());
      return endpoint == null ? 0 : endpoint.count();
    }

    /** What cannot have been found yet is not gone. */
    private double needed() {
      return Math.max(ENOUGH_REQUESTS, after.requestsNeeded());
    }

    private static boolean isWorse(SavedFinding finding, SavedFinding again) {
      return again.highMillis() > WORSE * finding.highMillis()
          && again.highMillis() - finding.highMillis() > WORSE_MILLIS;
    }

    private Gone measured(String endpoint, List<SavedFinding> findings) {
      SavedEndpoint was = Objects.requireNonNull(before.endpoint(endpoint));
      SavedEndpoint is = Objects.requireNonNull(after.endpoint(endpoint));
      double low = 0;
      double high = 0;
      for (SavedFinding finding : findings) {
        // What follows from another finding saves nothing on top of it.
        double share = isEffect(finding, findings) ? 0 : finding.requests() / was.count();
        low = Math.max(low, finding.lowMillis() * share);
        high += finding.highMillis() * share;
      }
      return new Gone(
          was,
          is,
          List.copyOf(findings),
          low,
          Math.min(high, was.meanMillis()),
          was.meanMillis() - load.correctedMillis(is),
          Load.isUnlike(was.count() / before.seconds(), is.count() / after.seconds()));
    }

    private static boolean isEffect(SavedFinding finding, List<SavedFinding> among) {
      return among.stream().anyMatch(other -> other.id().equals(finding.cause()));
    }
  }
}
