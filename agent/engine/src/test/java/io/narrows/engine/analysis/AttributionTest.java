package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.RandomProgram;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Simulation;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final int PROGRAMS = 2_000;
  private static final int REPEATED_PROGRAMS = 600;

  // A thread goes on so long after it released who waits for it: nobody sees when that was.
  private static final long LAG_NANOS = 2_000;

  private final Attribution attribution =
      new Attribution(Load.AS_WRITTEN, new CallSites(new Inventory().origins()));

  @Test
  void kinds_partitionEveryRequestToTheNanosecond() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Random random = new Random(seed);
      Simulation simulation = new Simulation(1 + random.nextInt(4), 1 + random.nextInt(2));
      String name = "seed " + seed;
      simulation.recorded.onRequest(
          request -> {
            long[] nanos = attribution.nanosByKind(request);
            assertThat(Arrays.stream(nanos).min().getAsLong()).as(name).isNotNegative();
            assertThat(Arrays.stream(nanos).sum()).as(name).isEqualTo(request.durationNanos());
            checkUses(attribution.of(request));
          });
      simulation.run(new RandomProgram(seed, 2, seed % 2 == 0).next());
    }
  }

  private static void checkUses(Account account) {
    long[] byKind = new long[Kind.count()];
    for (Map.Entry<Signature, Use> entry : account.uses().entrySet()) {
      Use use = entry.getValue();
      byKind[entry.getKey().kind().ordinal()] += use.pathNanos();
      assertThat(use.savableNanos()).isBetween(0L, use.pathNanos());
      assertThat(use.maxNanos()).isBetween(0L, use.wallNanos());
    }
    for (int kind = 0; kind < byKind.length; kind++) {
      assertThat(byKind[kind]).isLessThanOrEqualTo(account.nanosByKind()[kind]);
    }
  }

  @Test
  void executions_countWhetherWaitedForOrNot() {
    Recorded recorded = new Recorded();
    Query query = new Query("SELECT 1", null);
    Operation request = recorded.beginRequest("GET", "/");
    recorded.operation(Kind.DB_EXEC, query, 10);
    Runnable audit = new Object()::hashCode;
    recorded.recorder.submitted((java.util.concurrent.Executor) Runnable::run, audit, 0);
    recorded.on(1);
    Operation run = recorded.run(audit);
    recorded.operation(Kind.DB_EXEC, query, 300);
    recorded.recorder.endTask(run, null);
    recorded.on(0);
    recorded.onRequest(
        ended -> {
          Use use = attribution.of(ended).uses().get(new Signature(Kind.DB_EXEC, "SELECT 1", ""));
          assertThat(use.executions()).isEqualTo(2);
          assertThat(use.wallNanos()).isEqualTo(310);
          assertThat(use.maxNanos()).isEqualTo(300);
          // On the thread of the request the audit is time in which it did something else.
          assertThat(use.pathNanos()).isEqualTo(10);
        });
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
  }

  @Test
  void callThatIsNotedAfterItsWaiterWentOn_isWhatWasWaitedFor() {
    long milli = 1_000_000;
    Recorded recorded = new Recorded();
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> quick = call(recorded, "quick");
    CompletableFuture<String> slow = call(recorded, "slow");
    Operation join =
        Objects.requireNonNull(recorded.recorder.beginJoin(CompletableFuture.allOf(quick, slow)));
    answer(recorded, "quick", 40 * milli);
    quick.complete("done");
    answer(recorded, "slow", 60 * milli);
    recorded.end(join);
    // What the application hung on the answer runs first, and the end of the call is noted last.
    recorded.clock.advance(3 * milli);
    slow.complete("done");
    recorded.onRequest(
        ended -> {
          Map<Signature, Use> uses = attribution.of(ended).uses();
          assertThat(pathNanos(uses, "slow")).isEqualTo(100 * milli);
          assertThat(pathNanos(uses, "quick")).isZero();
          // Without the slow one, the quick one would have been waited for.
          assertThat(savableNanos(uses, "slow")).isEqualTo(60 * milli);
        });
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
  }

  private static CompletableFuture<String> call(Recorded recorded, String path) {
    CompletableFuture<String> future = new CompletableFuture<>();
    Operation call =
        Objects.requireNonNull(
            recorded.recorder.startCall("GET", "http", "stock", 80, "http://stock/" + path));
    recorded.recorder.exchange(path);
    recorded.recorder.sent(call, future, null);
    return future;
  }

  private static void answer(Recorded recorded, String path, long afterNanos) {
    recorded.on(1);
    recorded.clock.advance(afterNanos);
    recorded.recorder.headersArrived(path);
    recorded.on(0);
  }

  private static long pathNanos(Map<Signature, Use> uses, String path) {
    return of(uses, path).mapToLong(Use::pathNanos).sum();
  }

  private static long savableNanos(Map<Signature, Use> uses, String path) {
    return of(uses, path).mapToLong(Use::savableNanos).sum();
  }

  private static Stream<Use> of(Map<Signature, Use> uses, String path) {
    return uses.entrySet().stream()
        .filter(entry -> entry.getKey().text().equals("GET /" + path))
        .map(Map.Entry::getValue);
  }

  @Test
  void manySignatures_areFoldedInOneRequest() {
    Recorded recorded = new Recorded();
    Operation request = recorded.beginRequest("GET", "/");
    for (int i = 0; i < 2 * Account.LIMIT; i++) {
      recorded.operation(Kind.DB_EXEC, new Query("SELECT " + i, null), 1);
    }
    recorded.onRequest(
        ended -> {
          Map<Signature, Use> uses = attribution.of(ended).uses();
          assertThat(uses).hasSize(Account.LIMIT + 1);
          assertThat(uses.get(Signature.other(Kind.DB_EXEC)).executions()).isEqualTo(Account.LIMIT);
        });
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
  }

  @Test
  void operationsWithoutDetail_keepTheirTime() {
    Recorded recorded = new Recorded();
    Operation request = recorded.beginRequest("GET", "/");
    int many = 5_000;
    for (int i = 0; i < many; i++) {
      recorded.operation(i % 2 == 0 ? Kind.DB_EXEC : Kind.CACHE, "s", 3);
      recorded.clock.advance(1);
    }
    recorded.onRequest(
        ended -> {
          long[] nanos = attribution.nanosByKind(ended);
          assertThat(nanos[Kind.APP.ordinal()]).isEqualTo(many);
          assertThat(nanos[Kind.DB_EXEC.ordinal()]).isEqualTo(3L * many / 2);
          assertThat(nanos[Kind.CACHE.ordinal()]).isEqualTo(3L * many / 2);
        });
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(1);
  }

  // What could be saved

  /** Runs a program on so many threads that nothing queues; what its request was charged. */
  private static final class Trial {
    final Map<Signature, Long> savable = new HashMap<>();
    long[] nanosByKind = new long[0];
    long durationNanos = -1;

    Trial(Simulation.Program program, Attribution attribution) {
      Simulation simulation = new Simulation(32, 32);
      simulation.recorded.onRequest(
          request -> {
            if (request.root() == Request.Root.SERVER) {
              durationNanos = request.durationNanos();
              nanosByKind = attribution.nanosByKind(request).clone();
              attribution
                  .of(request)
                  .uses()
                  .forEach((signature, use) -> savable.put(signature, use.savableNanos()));
            }
          });
      simulation.run(program);
    }
  }

  private static Simulation.Program program(long seed) {
    Simulation.Program program = new RandomProgram(seed, 2, true).next();
    wakeAtOnce(program.steps);
    return program;
  }

  /** Where nobody waits any more, nobody has to be woken: that would be saved on top. */
  private static void wakeAtOnce(List<Simulation.Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Simulation.Step step = steps.get(i);
      if (step instanceof Simulation.Await await) {
        steps.set(i, new Simulation.Await(await.task(), await.match(), 0));
      } else if (step instanceof Simulation.Nest nest) {
        wakeAtOnce(nest.steps());
      } else if (step instanceof Simulation.Fork fork) {
        wakeAtOnce(fork.task().steps);
      } else if (step instanceof Simulation.Inline inline) {
        wakeAtOnce(inline.task().steps);
      }
    }
  }

  /** Takes all work of a kind out of a program: of this signature, or of any where it is null. */
  private static void remove(Simulation.Program from, Kind kind, String signature) {
    remove(from.steps, kind, signature, Kind.APP, "");
  }

  private static void remove(
      List<Simulation.Step> steps, Kind kind, String signature, Kind around, String aroundName) {
    for (Simulation.Step step : steps) {
      if (step instanceof Simulation.Work work) {
        // What is done inside its like, or by the application itself, counts as that.
        boolean isPart = work.kind == Kind.APP || work.kind == around;
        Kind of = isPart ? around : work.kind;
        String name = isPart ? aroundName : work.signature;
        if (of == kind && (signature == null || signature.equals(name))) {
          work.nanos = 0;
        }
      } else if (step instanceof Simulation.Nest nest) {
        String name = nest.kind() == around ? aroundName : nest.signature();
        remove(nest.steps(), kind, signature, nest.kind(), name);
      } else if (step instanceof Simulation.Fork fork) {
        remove(fork.task(), kind, signature);
      } else if (step instanceof Simulation.Inline inline) {
        remove(inline.task(), kind, signature);
      }
    }
  }

  @Test
  void withoutAnyOfASignature_aRequestIsNeverShorterThanWasSaidToBeSavable() {
    long checked = 0;
    long exact = 0;
    for (long seed = 0; seed < REPEATED_PROGRAMS; seed++) {
      Trial before = new Trial(program(seed), attribution);
      for (Map.Entry<Signature, Long> each : before.savable.entrySet()) {
        Signature of = each.getKey();
        if (of.kind() == Kind.QUEUE || of.kind() == Kind.DB_FETCH) {
          continue;
        }
        Simulation.Program without = program(seed);
        remove(without, of.kind(), of.text());
        long saved = before.durationNanos - new Trial(without, attribution).durationNanos;
        assertThat(saved)
            .as("seed %d, %s", seed, of)
            .isLessThanOrEqualTo(each.getValue() + LAG_NANOS);
        checked++;
        exact += saved == each.getValue() ? 1 : 0;
      }
    }
    assertThat(checked).isGreaterThan(2_000);
    // A bound that is never reached would be worth nothing.
    assertThat((double) exact / checked).isGreaterThan(0.9);
  }

  @Test
  void withoutAnyOfAKind_aRequestIsNeverShorterThanItsTimeOnThePath() {
    for (long seed = 0; seed < REPEATED_PROGRAMS; seed++) {
      Trial before = new Trial(program(seed), attribution);
      for (Kind kind : new Kind[] {Kind.DB_EXEC, Kind.HTTP_WAIT, Kind.CACHE}) {
        Simulation.Program without = program(seed);
        remove(without, kind, null);
        long saved = before.durationNanos - new Trial(without, attribution).durationNanos;
        assertThat(saved)
            .as("seed %d, %s", seed, kind)
            .isLessThanOrEqualTo(before.nanosByKind[kind.ordinal()] + LAG_NANOS);
      }
    }
  }
}
