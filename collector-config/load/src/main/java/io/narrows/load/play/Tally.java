package io.narrows.load.play;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sent and what became of it, in items: spans, points, log records. Every item that was
 * due is in exactly one of the counts when all have been answered.
 */
public final class Tally {
  /** The counts of one signal. */
  public static final class Counts {
    long due;
    long accepted;
    long rejected;
    long refused;
    long failed;
    long notSent;
    long bytes;

    /** Played, whatever became of it. */
    public long due() {
      return due;
    }

    public long accepted() {
      return accepted;
    }

    /** That an agent would send again. */
    public long refused() {
      return refused;
    }

    /** There were too many messages under way. */
    public long notSent() {
      return notSent;
    }

    /** Due, and not accepted, for whatever reason. */
    public long missed() {
      return rejected + refused + failed + notSent;
    }

    public long bytes() {
      return bytes;
    }
  }

  private static final int WORDS = 20;

  private final Map<Signal, Counts> counts = new EnumMap<>(Signal.class);
  private final Map<String, Long> words = new TreeMap<>();

  Tally() {
    for (Signal signal : Signal.values()) {
      counts.put(signal, new Counts());
    }
  }

  synchronized void due(Signal signal, long items) {
    of(signal).due += items;
  }

  synchronized void answered(Signal signal, long items, long bytes, Answer answer) {
    Counts of = of(signal);
    of.bytes += bytes;
    switch (answer.kind()) {
      case ACCEPTED -> {
        of.accepted += items - answer.rejected();
        of.rejected += answer.rejected();
      }
      case REFUSED -> of.refused += items;
      case FAILED -> of.failed += items;
    }
    boolean isBad = answer.kind() != Answer.Kind.ACCEPTED || answer.rejected() > 0;
    if (isBad && (words.size() < WORDS || words.containsKey(answer.words()))) {
      words.merge(answer.words(), items, Long::sum);
    }
  }

  synchronized void notSent(Signal signal, long items) {
    of(signal).notSent += items;
  }

  public synchronized Counts of(Signal signal) {
    return counts.get(signal);
  }

  /** Items of every signal that were due and not accepted. */
  public synchronized long missed() {
    return counts.values().stream().mapToLong(Counts::missed).sum();
  }

  /** One line. */
  synchronized String brief() {
    Counts spans = of(Signal.TRACES);
    return String.format(
        Locale.ROOT,
        "%d spans and %d points accepted, %d not",
        spans.accepted,
        of(Signal.METRICS).accepted,
        missed());
  }

  /** A table. */
  synchronized String whole() {
    StringBuilder text =
        new StringBuilder(
            "             accepted   rejected    refused     failed   not sent        KiB\n");
    counts.forEach(
        (signal, of) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-11s %9d %10d %10d %10d %10d %10d%n",
                    signal.items,
                    of.accepted,
                    of.rejected,
                    of.refused,
                    of.failed,
                    of.notSent,
                    of.bytes / 1024)));
    words.forEach((said, items) -> text.append("  " + items + " items: " + said + "\n"));
    return text.toString();
  }
}
