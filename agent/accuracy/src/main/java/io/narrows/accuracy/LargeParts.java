package io.narrows.accuracy;

import io.narrows.accuracy.Report.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stubs.Journal;

/**
 * Which operations take a large part of the time of the requests, as the stubs noted it. When a
 * bottleneck is gone something else is a large part of what is left, and it is true to say so.
 */
final class LargeParts {
  // What these two findings mean by definition, here by what the stubs and not the agent measured.
  private static final double LARGE = 0.3;

  private static final String REQUEST = "request";
  private static final Map<String, String> KINDS =
      Map.of("slow_query", "db_exec", "slow_dependency", "http_wait");

  private final Map<String, Long> nanosByOperation = new TreeMap<>();
  private long servedNanos;

  /**
   * Of what request threads did themselves, one after another.
   *
   * @param application what was noted in the application
   */
  LargeParts(List<Journal.Entry> application) {
    Set<String> requestThreads = new HashSet<>();
    for (Journal.Entry entry : application) {
      if (entry.kind().equals(REQUEST)) {
        requestThreads.add(entry.thread());
        servedNanos += entry.nanos();
      }
    }
    for (Journal.Entry entry : application) {
      if (requestThreads.contains(entry.thread())) {
        nanosByOperation.merge(operation(entry.kind(), entry.name()), entry.nanos(), Long::sum);
      }
    }
  }

  private static String operation(String kind, String name) {
    return kind + " " + name;
  }

  /** Whether a finding says no more than that an operation takes a large part of the time. */
  boolean isTold(Found found) {
    String kind = KINDS.get(found.type());
    if (kind == null) {
      return false;
    }
    String name = Variant.noted(found.signature());
    return nanosByOperation.getOrDefault(operation(kind, name), 0L) >= LARGE * servedNanos;
  }
}
