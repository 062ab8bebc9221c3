package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Analysis.Stretch;
import io.narrows.engine.analysis.rule.Rules;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.metrics.SqlNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What has to hold between the findings of two loads of which one is made of the other, whatever
 * the load is: so that no rule hangs on an accident.
 */
class MetamorphicTest {
  private static final long MILLI = 1_000_000;
  private static final int REQUESTS = 120;
  private static final int SEEDS = 25;

  /** So often in each request of this endpoint, with other values each time or the same ones. */
  private record Does(Kind kind, String text, int times, long millis, boolean varies) {
    Does times(int other) {
      return new Does(kind, text, other, millis, varies);
    }
  }

  /** Each endpoint with what its requests do, in rounds. */
  private static final class World {
    final Map<String, List<Does>> endpoints = new TreeMap<>();

    World with(String endpoint, Does... does) {
      endpoints.put(endpoint, List.of(does));
      return this;
    }

    World only(String endpoint) {
      World only = new World();
      only.endpoints.put(endpoint, endpoints.get(endpoint));
      return only;
    }

    List<String> arrivals(int each) {
      List<String> arrivals = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        arrivals.addAll(endpoints.keySet());
      }
      return arrivals;
    }
  }

  private static Does query(String text, int times, long millis) {
    return new Does(Kind.DB_EXEC, text, times, millis, true);
  }

  private static Does same(String text, int times, long millis) {
    return new Does(Kind.DB_EXEC, text, times, millis, false);
  }

  private static Does call(String text, int times, long millis) {
    return new Does(Kind.HTTP_WAIT, text, times, millis, true);
  }

  /** One endpoint of each kind, and healthy ones. */
  private static World world(int repeats) {
    return new World()
        .with(
            "/orders",
            query("SELECT * FROM orders WHERE id > ", 1, 3),
            query("SELECT i FROM item WHERE o = ", repeats, 5))
        .with("/config", same("SELECT v FROM config WHERE n = ", repeats, 5))
        .with("/import", query("UPDATE item SET n = 0 WHERE id = ", repeats, 5))
        .with("/report", query("SELECT sum(p) FROM sale WHERE y = ", 1, 60L * repeats))
        .with("/labels", call("printer", repeats, 30))
        .with(
            "/healthy",
            query("SELECT a FROM a WHERE x = ", 1, 4),
            query("SELECT b FROM b WHERE x = ", 1, 4),
            query("SELECT c FROM c WHERE x = ", 1, 4));
  }

  private static World random(Random random) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "SELECT a FROM a WHERE x = ",
                "SELECT b FROM b WHERE x = ",
                "UPDATE c SET d = 1 WHERE x = ",
                "DELETE FROM e WHERE x = "));
    World world = new World();
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(texts, random);
      Does[] does = new Does[1 + random.nextInt(4)];
      for (int n = 0; n < does.length; n++) {
        int times = 1 + random.nextInt(random.nextBoolean() ? 2 : 15);
        boolean isCall = random.nextInt(5) == 0;
        Kind kind = isCall ? Kind.HTTP_WAIT : Kind.DB_EXEC;
        String text = isCall ? "service" + n : texts.get(n);
        does[n] = new Does(kind, text, times, 1 + random.nextInt(60), random.nextBoolean());
      }
      world.with("/" + i, does);
    }
    return world;
  }

  // Running a world

  private static List<Finding> findings(World world, List<String> arrivals, int windowEndsAt) {
    Load load = new Load(new SqlNames(), request -> false);
    int number = 0;
    for (String endpoint : arrivals) {
      if (number++ == windowEndsAt) {
        load.pass(Analysis.WINDOW_NANOS);
      }
      load.request(
          "GET",
          endpoint,
          0,
          none -> {
            load.recorded.clock.advance(2 * MILLI);
            // What a round trip takes is known in each of these worlds, and the same.
            for (int i = 0; i < 5; i++) {
              load.query("SELECT 1", MILLI);
            }
            for (Does does : world.endpoints.get(endpoint)) {
              run(load, does);
            }
          });
    }
    return new Judge(Rules.all()).judge(new Scene(load.snapshot(Stretch.WHOLE), false));
  }

  private static void run(Load load, Does does) {
    for (int i = 0; i < does.times; i++) {
      if (does.kind == Kind.DB_EXEC) {
        // What stands in the text tells executions apart; the fingerprint leaves it out.
        load.query(does.text + (does.varies ? i : 7), does.millis * MILLI);
      } else if (does.kind == Kind.APP) {
        load.recorded.clock.advance(does.millis * MILLI);
      } else {
        load.recorded.operation(does.kind, does.text, does.millis * MILLI);
      }
    }
  }

  private static List<Finding> findings(World world) {
    return findings(world, world.arrivals(REQUESTS), -1);
  }

  private static Set<String> said(List<Finding> findings) {
    Set<String> said = new TreeSet<>();
    findings.forEach(each -> said.add(each.type() + " " + each.endpoint().name()));
    return said;
  }

  private static Set<String> withNumbers(List<Finding> findings) {
    Set<String> said = new TreeSet<>();
    for (Finding each : findings) {
      said.add(each.id() + " " + each.severity() + " " + each.gain() + " " + each.requests());
    }
    return said;
  }

  @Test
  void eachEndpoint_hasItsFindingAndTheHealthyOneNone() {
    assertThat(said(findings(world(12))))
        .containsExactly(
            "n_plus_one_call GET /labels",
            "n_plus_one_query GET /orders",
            "redundant_query GET /config",
            "row_by_row_writes GET /import",
            "slow_query GET /report");
  }

  @Test
  void belowTheThresholds_isSilence() {
    List<Finding> findings = findings(world(4));
    assertThat(findings)
        .extracting(Finding::type)
        .doesNotContain("n_plus_one_query", "n_plus_one_call", "row_by_row_writes");
    // That a question is asked again is said below the threshold too, as no more than a hint.
    assertThat(findings)
        .filteredOn(each -> each.type().equals("redundant_query"))
        .extracting(Finding::severity)
        .doesNotContain(Severity.MINOR, Severity.MAJOR, Severity.CRITICAL);
  }

  @Test
  void amplification_strengthens() {
    List<Finding> before = findings(world(12));
    List<Finding> after = findings(world(24));
    assertThat(said(after)).containsAll(said(before));
    for (Finding one : before) {
      Finding two =
          after.stream().filter(each -> each.id().equals(one.id())).findFirst().orElseThrow();
      assertThat(two.gain().highNanos()).isGreaterThan(one.gain().highNanos());
      assertThat(two.gain().lowNanos()).isGreaterThanOrEqualTo(one.gain().lowNanos());
      assertThat(two.severity()).isGreaterThanOrEqualTo(one.severity());
    }
  }

  @Test
  void duplication_doublesWhatIsSavedAndNothingElse() {
    World world = world(12);
    List<Finding> once = findings(world);
    List<Finding> twice = findings(world, world.arrivals(2 * REQUESTS), -1);
    assertThat(said(twice)).isEqualTo(said(once));
    for (Finding one : once) {
      Finding two =
          twice.stream().filter(each -> each.id().equals(one.id())).findFirst().orElseThrow();
      assertThat(two.requests()).isEqualTo(2 * one.requests());
      assertThat((double) two.gain().highNanos() / one.gain().highNanos())
          .isCloseTo(2, within(0.001));
      assertThat(two.severity()).isEqualTo(one.severity());
      assertThat(two.shareOfEndpoint()).isCloseTo(one.shareOfEndpoint(), within(0.001));
    }
  }

  @Test
  void orderOfArrival_doesNotMatter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World world = random(new Random(seed));
      List<String> arrivals = world.arrivals(REQUESTS);
      List<Finding> inOrder = findings(world, arrivals, -1);
      Collections.shuffle(arrivals, new Random(seed));
      assertThat(withNumbers(findings(world, arrivals, -1)))
          .as("seed %d", seed)
          .isEqualTo(withNumbers(inOrder));
    }
  }

  @Test
  void endOfAWindow_doesNotMatter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      World world = random(random);
      List<String> arrivals = world.arrivals(REQUESTS);
      int end = random.nextInt(arrivals.size());
      assertThat(withNumbers(findings(world, arrivals, end)))
          .as("seed %d", seed)
          .isEqualTo(withNumbers(findings(world, arrivals, -1)));
    }
  }

  @Test
  void endpoints_sayTheSameAloneAndTogether() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World world = random(new Random(seed));
      Set<String> alone = new TreeSet<>();
      for (String endpoint : world.endpoints.keySet()) {
        alone.addAll(said(findings(world.only(endpoint))));
      }
      assertThat(said(findings(world))).as("seed %d", seed).isEqualTo(alone);
    }
  }

  @Test
  void removal_neverCreatesAFinding() {
    for (int seed = 0; seed < SEEDS; seed++) {
      World world = random(new Random(seed));
      Set<String> all = said(findings(world));
      for (String endpoint : world.endpoints.keySet()) {
        for (int i = 0; i < world.endpoints.get(endpoint).size(); i++) {
          World less = new World();
          less.endpoints.putAll(world.endpoints);
          less.endpoints.put(endpoint, withOwnTime(world.endpoints.get(endpoint), i));
          assertThat(all)
              .as("seed %d without %d of %s", seed, i, endpoint)
              .containsAll(withoutUnexplained(said(findings(less))));
        }
      }
    }
  }

  /** The time remains, so that the shares of the others do: it is the application's own. */
  private static List<Does> withOwnTime(List<Does> does, int without) {
    List<Does> less = new ArrayList<>(does);
    Does gone = less.get(without);
    less.set(without, new Does(Kind.APP, "own", 1, gone.times * gone.millis, false));
    return less;
  }

  private static Set<String> withoutUnexplained(Set<String> said) {
    Set<String> rest = new HashSet<>(said);
    // That time is now the application's own is true, and said.
    rest.removeIf(line -> line.startsWith("unexplained_time"));
    return rest;
  }

  @Test
  void oneThing_isSaidOnce() {
    for (int seed = 0; seed < 4 * SEEDS; seed++) {
      List<String> about = new ArrayList<>();
      for (Finding each : findings(random(new Random(seed)))) {
        if (each.signature() != null) {
          about.add(each.endpoint() + " " + each.signature());
        }
      }
      assertThat(about).as("seed %d", seed).doesNotHaveDuplicates();
    }
  }
}
