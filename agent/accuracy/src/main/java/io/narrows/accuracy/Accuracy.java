package io.narrows.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.example.bench.scenario.Scenarios;

/** Runs scenarios and scores the agent. */
public final class Accuracy {
  // To start a JVM, and to look at the end.
  private static final int AROUND_SECONDS = 9;

  private final Options options;
  private final Semaphore slots;
  private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  private final long startNanos = System.nanoTime();
  private volatile boolean isInterrupted;
  private int trials;

  private Accuracy(Options options) {
    this.options = options;
    slots = new Semaphore(options.parallel(), true);
  }

  /** {@code HOME} and what {@link Options#HELP} says. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = new ArrayList<>(List.of(arguments));
    Path home = Path.of(given.remove(0));
    System.exit(run(home, given));
  }

  private static int run(Path home, List<String> given) throws Exception {
    if (given.contains("--help")) {
      System.out.println(Options.HELP);
      return 0;
    }
    if (given.contains("--list")) {
      for (Scenarios each : Scenarios.values()) {
        System.out.printf("%4s  %s%n", each.number(), each.title());
      }
      return 0;
    }
    try {
      List<Outcome> outcomes = run(Options.parse(home, given));
      return outcomes.stream().anyMatch(Outcome::isBroken) ? 1 : 0;
    } catch (WrongUse wrong) {
      System.err.println("accuracy: " + wrong.getMessage() + "; --help says more");
      return 2;
    }
  }

  /** Runs all that was asked for, prints and writes the table. */
  static List<Outcome> run(Options options) throws Exception {
    Accuracy accuracy = new Accuracy(options);
    Thread whenInterrupted = new Thread(accuracy::tellInTime, "told early");
    Runtime.getRuntime().addShutdownHook(whenInterrupted);
    accuracy.runAll();
    Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    return accuracy.tell();
  }

  /** Half an hour of results is not thrown away because somebody needs the machine. */
  private void tellInTime() {
    isInterrupted = true;
    try {
      tell();
    } catch (IOException broken) {
      System.err.println("accuracy: " + broken);
    }
  }

  private List<Outcome> tell() throws IOException {
    List<Outcome> done;
    synchronized (outcomes) {
      done = new ArrayList<>(outcomes);
    }
    done.sort(
        Comparator.<Outcome, Scenarios>comparing(each -> each.scenario)
            .thenComparing(each -> each.seed));
    boolean isWhatIf = !options.whatIf().isEmpty();
    String table = isWhatIf ? WhatIfTable.of(done, how(done)) : Table.of(done, how(done));
    System.out.println("\n" + table);
    Files.writeString(options.home().resolve("target/accuracy.md"), table);
    if (options.isPublished()) {
      options.page().publish(options.home().resolve("README.md"), table);
    }
    return done;
  }

  private void runAll() throws InterruptedException {
    trials = options.scenarios().size() * options.seeds().size();
    System.out.printf("%d runs, about %s%n", trials, minutes(seconds(options)));
    ExecutorService threads = Executors.newFixedThreadPool(options.parallel());
    for (long seed : options.seeds()) {
      // Those that run alone one after another: each of them waits until all others are done.
      inOrder(seed).forEach(scenario -> threads.execute(() -> runOne(scenario, seed)));
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
  }

  private static String numbers(List<Scenarios> scenarios) {
    return String.join(",", scenarios.stream().map(Scenarios::number).toList());
  }

  /** How long all of it takes, about. */
  static double seconds(Options options) {
    return options.seeds().stream().mapToDouble(seed -> seconds(options, seed)).sum();
  }

  private static double seconds(Options options, long seed) {
    int each = options.loadSeconds() + AROUND_SECONDS;
    long alone =
        options.scenarios().stream().filter(one -> one.draw(seed).needsProcessor()).count();
    double beside = (options.scenarios().size() - alone) / (double) options.parallel();
    // Those that run alone run their variants one after the other.
    return each * (2 * alone + beside * (1 + options.whatIf().size()));
  }

  private List<Scenarios> inOrder(long seed) {
    List<Scenarios> ordered = new ArrayList<>(options.scenarios());
    ordered.sort(Comparator.comparing(scenario -> !scenario.draw(seed).needsProcessor()));
    return ordered;
  }

  private void runOne(Scenarios scenario, long seed) {
    // What needs the processor runs alone.
    int needed = scenario.draw(seed).needsProcessor() ? options.parallel() : 1;
    slots.acquireUninterruptibly(needed);
    if (System.nanoTime() - startNanos > options.minutes() * 60_000_000_000L) {
      slots.release(needed);
      return;
    }
    try {
      Outcome outcome = Trial.run(options, scenario, seed);
      // What was ended from outside says nothing of the agent.
      if (!isInterrupted) {
        outcomes.add(outcome);
        say(outcome);
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } finally {
      slots.release(needed);
    }
  }

  private void say(Outcome outcome) {
    int done = outcomes.size();
    double left = (System.nanoTime() - startNanos) / 1e9 / done * (trials - done);
    System.out.printf(
        "[%d/%d, %s left] %s %s, seed %d: %s%n",
        done,
        trials,
        minutes(left),
        outcome.scenario.number(),
        outcome.scenario.title(),
        outcome.seed,
        outcome.said());
  }

  private static String minutes(double seconds) {
    return seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
  }

  private String how(List<Outcome> done) {
    return String.format(
        Locale.ROOT,
        "`agent/accuracy/run%s --seeds %s --seconds %d --warm-up %d --parallel %d%s%s`, "
            + "%s, %d processors (%s %% busy), Java %s: %s in %d minutes.",
        options.isWhole() ? "" : " --scenario " + numbers(options.scenarios()),
        String.join(",", options.seeds().stream().map(String::valueOf).toList()),
        options.seconds(),
        options.warmUpSeconds(),
        options.parallel(),
        options.whatIf().isEmpty() ? "" : " --what-if",
        options.agentArguments().isEmpty() ? "" : " --agent " + options.agentArguments(),
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        busy(done),
        Runtime.version().feature(),
        runs(done, trials),
        Duration.ofNanos(System.nanoTime() - startNanos).toMinutes());
  }

  /** How many there are, and of how many of them the service failed. */
  static String runs(List<Outcome> done, int planned) {
    long failed = done.stream().filter(each -> each.failure != null).count();
    long fixedFailed = done.stream().filter(each -> each.fixedFailure != null).count();
    return "%d of %d runs".formatted(done.size(), planned)
        + (failed == 0 ? "" : " (%d failed)".formatted(failed))
        + (fixedFailed == 0 ? "" : " (of %d the fixed variant failed)".formatted(fixedFailed));
  }

  /** In percent, from the run that had the least of others beside it to that with the most. */
  private static String busy(List<Outcome> done) {
    DoubleSummaryStatistics busy =
        done.stream()
            .filter(each -> each.failure == null)
            .mapToDouble(each -> 100 * each.busy)
            .summaryStatistics();
    return busy.getCount() == 0
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f to %.0f", busy.getMin(), busy.getMax());
  }
}
