package io.narrows.accuracy;

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
 * <p>Two things are known from two sides only: a call takes at least what the partner noted, and at
 * most what the application waited for it; a request waits for a thread at most as long as the
 * client waited longer than it was served. In between the agent cannot be wrong.
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
  private double calledNanos;
  private double servedNanos;
  private double clientNanos;

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
   * The mean over all kinds of which there is at least one percent, and over the rest.
   *
   * @param shares what the agent says, in percent by kind
   */
  double error(Map<String, Double> shares) {
    Map<String, Double> said = timed(shares);
    double queueNanos = queueNanos(said.getOrDefault(QUEUE, 0.0));
    double all = servedNanos + Math.max(0, queueNanos - noted.getOrDefault(QUEUE, 0.0));
    Set<String> kinds = new TreeSet<>(said.keySet());
    kinds.addAll(noted.keySet());
    double sum = 0;
    int count = 0;
    double truth = 0;
    double missed = 0;
    for (String kind : kinds) {
      double high = 100 * (kind.equals(QUEUE) ? queueNanos : nanos(kind)) / all;
      double low = kind.equals(CALL) ? Math.min(high, 100 * calledNanos / all) : high;
      double is = said.getOrDefault(kind, 0.0);
      double nearest = Math.min(high, Math.max(low, is));
      if (!kind.equals(REST) && (high >= 1 || is >= 1)) {
        sum += Math.abs(is - nearest);
        count++;
      }
      truth += kind.equals(REST) ? 0 : nearest;
      missed += kind.equals(REST) ? is : 0;
    }
    return count == 0 ? 0 : (sum + Math.abs(100 - truth - missed)) / (count + 1);
  }

  private double nanos(String kind) {
    return noted.getOrDefault(kind, 0.0);
  }

  /** As long as it is said, but no longer than the clients waited. */
  private double queueNanos(double percent) {
    double known = nanos(QUEUE);
    double most = known + Math.max(0, clientNanos - servedNanos);
    double said = servedNanos * percent / Math.max(1, 100 - percent);
    return Math.min(most, Math.max(known, said));
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
