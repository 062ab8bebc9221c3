package io.narrows.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.example.bench.scenario.Scenarios;

/**
 * What the command line asks for.
 *
 * @param home the folder of this module
 * @param seconds how long each variant is loaded
 * @param warmUpSeconds how long one client asks before that, so that classes are loaded
 * @param parallel how many scenarios run at once
 * @param minutes after which no run begins
 * @param whatIf by which factors the culprit is made shorter, to compare what changed with what was
 *     predicted; empty for none
 */
record Options(
    Path home,
    List<Scenarios> scenarios,
    List<Long> seeds,
    int seconds,
    int warmUpSeconds,
    int parallel,
    int minutes,
    boolean isPublished,
    List<Double> whatIf,
    String agentArguments) {
  /** How long each variant is asked. */
  int loadSeconds() {
    return warmUpSeconds + seconds;
  }

  /** Whether all scenarios are run. */
  boolean isWhole() {
    return scenarios.size() == Scenarios.values().length;
  }

  /** Where the table is published. */
  Page page() {
    return whatIf.isEmpty() ? Table.PAGE : WhatIfTable.PAGE;
  }

  static final String HELP =
      """
      usage: agent/accuracy/run [options]

      Plants bottlenecks in a service, runs it under load with the agent, and compares what the agent
      says with what is true. Prints a table, and leaves each report in agent/accuracy/target/runs.

        --scenario LIST   numbers or names, with commas; all, planted, further or clean (all)
        --seeds LIST      801,802 or 801..805 (801..805); those that were looked at while the rules
                          were made are listed in agent/accuracy/README.md
        --seconds N       how long each variant is loaded, 5 to 600 (25)
        --warm-up N       seconds in which one client alone asks before that, 1 to 120 (5)
        --parallel N      scenarios at once, 1 to 8 (two for each processor)
        --minutes N       after which no further run begins (120)
        --what-if         also makes each culprit 10, 50 and 100 % quicker, and compares what that
                          saved with what was predicted
        --agent ARGS      arguments of the agent, such as mode=dev
        --publish         writes the table into agent/accuracy/README.md; wants all scenarios, or
                          --what-if
        --list            lists the scenarios
        --help            this text""";

  private static final String SEEDS = "801..805";
  private static final int MOST_PARALLEL = 8;

  // Most of the time a scenario waits for a stub.
  private static int usualParallel() {
    return Math.min(MOST_PARALLEL, 2 * Runtime.getRuntime().availableProcessors());
  }

  static Options parse(Path home, List<String> arguments) throws WrongUse {
    Given given = new Given(arguments);
    Options options =
        new Options(
            home,
            scenarios(given.value("--scenario", "all")),
            seeds(given.value("--seeds", SEEDS)),
            number(given, "--seconds", 25, 5, 600),
            number(given, "--warm-up", 5, 1, 120),
            number(given, "--parallel", usualParallel(), 1, MOST_PARALLEL),
            number(given, "--minutes", 120, 1, 6000),
            given.flag("--publish"),
            given.flag("--what-if") ? List.of(0.9, 0.5, 0.0) : List.of(),
            given.value("--agent", ""));
    given.requireNothingMore();
    options.requireWhole();
    return options;
  }

  /** Part of a table would say less than the one that it replaces. */
  private void requireWhole() throws WrongUse {
    if (isPublished && whatIf.isEmpty() && !isWhole()) {
      throw new WrongUse("--publish wants all scenarios: leave --scenario out");
    }
  }

  private static List<Scenarios> scenarios(String list) throws WrongUse {
    List<Scenarios> scenarios = new ArrayList<>();
    for (String each : list.split(",")) {
      List<Scenarios> found = Scenarios.of(each);
      if (found.isEmpty()) {
        throw new WrongUse("--scenario " + each + ": there is none; see --list");
      }
      found.stream().filter(one -> !scenarios.contains(one)).forEach(scenarios::add);
    }
    return scenarios;
  }

  private static List<Long> seeds(String list) throws WrongUse {
    List<Long> seeds = new ArrayList<>();
    try {
      for (String each : list.split(",")) {
        String[] ends = each.split("\\.\\.", 2);
        long last = Long.parseLong(ends[ends.length - 1]);
        for (long seed = Long.parseLong(ends[0]); seed <= last && seeds.size() < 1000; seed++) {
          seeds.add(seed);
        }
      }
    } catch (NumberFormatException notNumbers) {
      throw new WrongUse("--seeds " + list + ": wanted are numbers, as 801,802 or 801..805");
    }
    if (seeds.isEmpty()) {
      throw new WrongUse("--seeds " + list + ": that is none");
    }
    return seeds;
  }

  private static int number(Given given, String name, int usual, int least, int most)
      throws WrongUse {
    String value = given.value(name, Integer.toString(usual));
    if (!value.matches("\\d{1,6}")) {
      throw new WrongUse(name + " " + value + ": wanted is a number");
    }
    int number = Integer.parseInt(value);
    if (number < least || number > most) {
      throw new WrongUse(name + " " + value + ": wanted is " + least + " to " + most);
    }
    return number;
  }

  /** The words of the command line, of which each may be taken once. */
  private static final class Given {
    private final List<String> left;

    Given(List<String> arguments) {
      left = new ArrayList<>(arguments);
    }

    String value(String name, String usual) throws WrongUse {
      int at = left.indexOf(name);
      if (at < 0) {
        return usual;
      }
      if (at + 1 >= left.size() || left.get(at + 1).startsWith("--")) {
        throw new WrongUse(name + " wants a value");
      }
      left.remove(at);
      return left.remove(at);
    }

    boolean flag(String name) {
      return left.remove(name);
    }

    void requireNothingMore() throws WrongUse {
      if (!left.isEmpty()) {
        throw new WrongUse("unknown or twice: " + left.get(0));
      }
    }
  }
}
