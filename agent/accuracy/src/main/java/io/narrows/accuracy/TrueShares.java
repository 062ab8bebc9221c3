package io.narrows.accuracy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.example.bench.Scenario;
import org.stubs.Journal;

/**
 * By how many points the agent's shares miss the true ones.
 *
 * <p>Some things are known from two sides only, in between of which the agent cannot be wrong: a
 * call takes at least what the partner noted, and at most what the application waited for it; a
 * request takes at least what the application served it, and at most what the client waited; what
 * is between those two is the server's own time or the wait for one of its threads.
 */
final class TrueShares {
  private static final String REQUEST = "request";
  private static final String CALL = "http_wait";
  private static final String QUEUE = "queue";
  private static final String REST = "rest";
  // Parts of one call, which are timed as one from outside.
  private static final Map<String, String> SAME = Map.of("http_lease", CALL, "http_body", CALL);
  private static final Set<String> TIMED =
      Set.of("db_exec", "db_fetch", "db_commit", "db_acquire", CALL, QUEUE, "lock", "sleep");

  private final Scenario scenario;
  private final Map<String, Double> noted = new TreeMap<>();
  private final double clientNanos;
  private double calledNanos;
  private double servedNanos;

  TrueShares(
      Scenario scenario,
      List<Journal.Entry> application,
      List<Journal.Entry> partners,
      List<Generator.Answer> answers) {
    this.scenario = scenario;
    add(application);
    for (Journal.Entry entry : partners) {
      if (!scenario.notWaitedFor().contains(entry.name())) {
        calledNanos += entry.nanos();
      }
    }
    clientNanos = answers.stream().mapToDouble(Generator.Answer::serviceNanos).sum();
  }

  private void add(List<Journal.Entry> application) {
    Set<String> requestThreads = new HashSet<>();
    for (Journal.Entry entry : application) {
      if (entry.kind().equals(REQUEST)) {
        requestThreads.add(entry.thread());
        servedNanos += entry.nanos();
      }
    }
    for (Journal.Entry entry : application) {
      boolean isWaitedFor =
          requestThreads.contains(entry.thread())
              || scenario.waitedForElsewhere().contains(entry.name());
      if (isWaitedFor && !entry.kind().equals(REQUEST)) {
        noted.merge(entry.kind(), (double) entry.nanos(), Double::sum);
      }
    }
  }

  /**
   * By how much they miss: each kind of which there is at least one percent, and the rest. What may
   * be anything is left out, as it cannot be wrong.
   *
   * @param shares what the agent says, in percent by kind
   * @param saidNanos what it says all of it was
   */
  Errors errors(Map<String, Double> shares, double saidNanos) {
    double all = Math.max(servedNanos, Math.min(clientNanos, saidNanos));
    Map<String, Double> said = timed(shares);
    Set<String> kinds = new TreeSet<>(said.keySet());
    kinds.addAll(noted.keySet());
    kinds.add(QUEUE);
    kinds.remove(REST);
    Range rest = new Range(100, 100);
    Map<String, Double> missed = new TreeMap<>();
    for (String kind : kinds) {
      Range truth = truth(kind, all);
      double is = said.getOrDefault(kind, 0.0);
      rest = new Range(rest.low - truth.high, rest.high - truth.low);
      boolean isFree = kind.equals(QUEUE) && truth.isOpen() && truth.missedBy(is) == 0;
      if ((truth.high >= 1 || is >= 1) && !isFree) {
        missed.put(kind, truth.missedBy(is));
      }
    }
    missed.put(REST, rest.missedBy(said.getOrDefault(REST, 0.0)));
    return new Errors(missed);
  }

  /** Points by kind. */
  record Errors(Map<String, Double> byKind) {
    double mean() {
      return byKind.values().stream().mapToDouble(each -> each).average().orElse(Double.NaN);
    }

    /** The kind that is missed by most. */
    private String worstKind() {
      return Collections.max(byKind.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    double worst() {
      return byKind.get(worstKind());
    }

    String worstSaid() {
      return "%s %.1f".formatted(worstKind(), worst());
    }
  }

  private Range truth(String kind, double all) {
    double nanos = noted.getOrDefault(kind, 0.0);
    double low = kind.equals(CALL) ? Math.min(nanos, calledNanos) : nanos;
    double high = kind.equals(QUEUE) ? nanos + all - servedNanos : nanos;
    return new Range(100 * low / all, 100 * high / all);
  }

  /** What is true, as far as it is known. */
  private record Range(double low, double high) {
    boolean isOpen() {
      return high - low >= 1;
    }

    double missedBy(double is) {
      return Math.abs(is - Math.min(high, Math.max(low, is)));
    }
  }

  private static Map<String, Double> timed(Map<String, Double> shares) {
    Map<String, Double> timed = new TreeMap<>();
    double rest = 100;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      String kind = SAME.getOrDefault(share.getKey(), share.getKey());
      if (TIMED.contains(kind)) {
        timed.merge(kind, share.getValue(), Double::sum);
        rest -= share.getValue();
      }
    }
    timed.put(REST, rest);
    return timed;
  }
}
