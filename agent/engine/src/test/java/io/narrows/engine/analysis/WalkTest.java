package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.RandomProgram;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Simulation;
import io.narrows.engine.recording.Simulation.Await;
import io.narrows.engine.recording.Simulation.Fork;
import io.narrows.engine.recording.Simulation.Inline;
import io.narrows.engine.recording.Simulation.Match;
import io.narrows.engine.recording.Simulation.Program;
import io.narrows.engine.recording.Simulation.Rows;
import io.narrows.engine.recording.Simulation.Step;
import io.narrows.engine.recording.Simulation.Work;
import io.narrows.engine.recording.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final int PROGRAMS = 1_500;

  /** One stretch, copied while its slice is there. */
  private record Stretch(Kind kind, int slice, long from, long to, long drag) {}

  private record Result(boolean done, long nanos, List<Stretch> path) {}

  private static Result run(Simulation simulation, Program program) {
    List<Stretch> copied = new ArrayList<>();
    long[] nanos = new long[1];
    Path path = new Path();
    simulation.recorded.onRequest(
        request -> {
          if (request.root() == Request.Root.SERVER) {
            Walk.of(request, path);
            nanos[0] = request.durationNanos();
            checkTiles(request, path);
            for (int i = 0; i < path.size(); i++) {
              Slice slice = path.slice(i);
              copied.add(
                  new Stretch(
                      path.kind(i),
                      slice == null ? -1 : slice.number(),
                      path.from(i),
                      path.to(i),
                      path.dragNanos(i)));
            }
          }
        });
    boolean done = simulation.run(program);
    return new Result(done, nanos[0], copied);
  }

  private static void checkTiles(Request request, Path path) {
    long cursor = request.endNanos();
    for (int i = 0; i < path.size(); i++) {
      assertThat(path.to(i)).isEqualTo(cursor);
      assertThat(path.from(i)).isLessThan(cursor);
      cursor = path.from(i);
    }
    assertThat(cursor).isEqualTo(request.beginNanos());
  }

  private static Simulation simulation(long seed) {
    Random random = new Random(seed);
    return new Simulation(1 + random.nextInt(4), 1 + random.nextInt(2));
  }

  private static Program program(Step... steps) {
    return new Program(List.of(steps), 0);
  }

  private static Work work(Kind kind, long nanos) {
    return new Work(kind, "s", nanos);
  }

  private static List<String> kinds(Result result) {
    return result.path().stream().map(s -> s.kind() + " " + (s.to() - s.from())).toList();
  }

  @Test
  void path_tilesTheRequestWhateverItDid() {
    int done = 0;
    for (long seed = 0; seed < 2 * PROGRAMS; seed++) {
      done += run(simulation(seed), new RandomProgram(seed, 2, false).next()).done() ? 1 : 0;
    }
    assertThat(done).isGreaterThan(PROGRAMS);
  }

  @Test
  void path_leavesNothingUnexplainedWhereEveryWaitIsMatched() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Result result = run(simulation(seed), new RandomProgram(seed, 2, true).next());
      assertThat(result.path())
          .as("seed %d", seed)
          .noneMatch(s -> s.kind() == Kind.JOIN_UNEXPLAINED || s.kind() == Kind.ASYNC_GAP)
          .noneMatch(s -> s.kind() == Kind.JOIN);
    }
  }

  @Test
  void workOnThePath_lengthensTheRequestAndOtherWorkDoesNot() {
    int onPath = 0;
    int offPath = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Simulation simulation = simulation(seed);
      Program program = new RandomProgram(seed, 2, true).next();
      Result before = run(simulation, program);
      List<Simulation.Ran> ran = before.done() ? simulation.ran : List.of();
      Random random = new Random(seed);
      for (int i = 0; i < Math.min(4, ran.size()); i++) {
        Simulation.Ran chosen = ran.get(random.nextInt(ran.size()));
        // The same program once more, made by the same seed.
        Program again = new RandomProgram(seed, 2, true).next();
        twin(chosen.work(), program, again).nanos++;
        Result after = run(simulation(seed), again);
        boolean isOnPath = onPath(before, chosen) != null;
        onPath += isOnPath ? 1 : 0;
        offPath += isOnPath ? 0 : 1;
        assertThat(after.nanos() - before.nanos()).as("seed %d", seed).isEqualTo(isOnPath ? 1 : 0);
      }
    }
    assertThat(onPath).isGreaterThan(PROGRAMS);
    assertThat(offPath).isGreaterThan(PROGRAMS / 2);
  }

  @Test
  void savingWithoutQueueing_isNeverMoreThanTheDragOfItsBranch() {
    int bound = 0;
    int exact = 0;
    int byBranch = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Simulation simulation = new Simulation(64, 64);
      Program program = new RandomProgram(seed, 2, true).next();
      Result before = run(simulation, program);
      for (Simulation.Ran ran : simulation.ran) {
        Stretch stretch = onPath(before, ran);
        if (stretch == null || ran.work().nanos < 1_000) {
          continue;
        }
        Program again = new RandomProgram(seed, 2, true).next();
        twin(ran.work(), program, again).nanos = 1;
        long saved = before.nanos() - run(new Simulation(64, 64), again).nanos();
        long most = Math.min(ran.work().nanos - 1, stretch.drag());
        // Who need not wait any more need not wake up either, up to 3 us a wait.
        assertThat(saved).as("seed %d", seed).isBetween(0L, most + 20_000);
        bound++;
        exact += saved == most ? 1 : 0;
        byBranch += stretch.drag() < ran.work().nanos ? 1 : 0;
      }
    }
    assertThat(bound).isGreaterThan(PROGRAMS);
    assertThat(exact).isGreaterThan(bound * 8 / 10);
    assertThat(byBranch).isPositive();
  }

  private static Work twin(Work work, Program of, Program in) {
    return works(in).get(works(of).indexOf(work));
  }

  private static List<Work> works(Program program) {
    List<Work> found = new ArrayList<>();
    collect(program.steps, found);
    return found;
  }

  private static void collect(List<Step> steps, List<Work> found) {
    for (Step step : steps) {
      if (step instanceof Work work) {
        found.add(work);
      } else if (step instanceof Simulation.Nest nest) {
        collect(nest.steps(), found);
      } else if (step instanceof Fork fork) {
        collect(fork.task().steps, found);
      } else if (step instanceof Inline inline) {
        collect(inline.task().steps, found);
      }
    }
  }

  private static @Nullable Stretch onPath(Result result, Simulation.Ran ran) {
    for (Stretch s : result.path()) {
      if (s.slice() == ran.slice() && s.from() <= ran.startNanos() && s.to() >= ran.endNanos()) {
        return s;
      }
    }
    return null;
  }

  @Test
  void parallelBranches_onlyTheLongestIsOnThePathAndMaySaveUntilTheNext() {
    Program longest = program(work(Kind.HTTP_WAIT, 100));
    Program middle = program(work(Kind.HTTP_WAIT, 40));
    Program shortest = program(work(Kind.HTTP_WAIT, 30));
    Result result =
        run(
            new Simulation(3),
            program(
                work(Kind.APP, 5),
                new Fork(longest, 0),
                new Fork(middle, 0),
                new Fork(shortest, 0),
                new Await(longest, Match.TARGET, 7),
                new Await(middle, Match.TARGET, 0),
                new Await(shortest, Match.TARGET, 0)));

    assertThat(kinds(result)).containsExactly("WAKEUP 7", "HTTP_WAIT 100", "APP 5");
    assertThat(result.path().get(1).drag()).isEqualTo(60);
    assertThat(result.path().get(2).drag()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void waitOfWhichNothingIsKnown_isWhatEndedWithIt() {
    Program task = program(work(Kind.DB_EXEC, 100));
    Result result =
        run(new Simulation(1), program(new Fork(task, 0), new Await(task, Match.NONE, 3)));

    assertThat(kinds(result)).containsExactly("WAKEUP 3", "DB_EXEC 100");
  }

  @Test
  void waiterReleasedBeforeTheTaskEnds_wasReleasedByIt() {
    Program task = new Program(List.of(work(Kind.DB_EXEC, 100)), 20);
    for (Match match : Match.values()) {
      Program fresh = new Program(task.steps, task.lagNanos);
      Result result =
          run(
              new Simulation(1),
              program(new Fork(fresh, 0), new Await(fresh, match, 0), work(Kind.CACHE, 10)));
      assertThat(kinds(result)).as(match.name()).containsExactly("CACHE 10", "DB_EXEC 100");
    }
  }

  @Test
  void fireAndForget_isNeverReached() {
    Program audit = program(work(Kind.DB_EXEC, 300));
    Result result = run(new Simulation(1), program(new Fork(audit, 0), work(Kind.APP, 10)));

    assertThat(kinds(result)).containsExactly("APP 10");
  }

  @Test
  void queueBehindASiblingOnTheSameThread_isWhatTheSiblingDid() {
    Program first = program(work(Kind.DB_EXEC, 50));
    Program second = program(work(Kind.HTTP_WAIT, 20));
    Result result =
        run(
            new Simulation(1),
            program(
                work(Kind.APP, 5),
                new Fork(first, 0),
                new Fork(second, 0),
                new Await(second, Match.TARGET, 0)));

    assertThat(kinds(result)).containsExactly("HTTP_WAIT 20", "DB_EXEC 50", "APP 5");
  }

  @Test
  void taskThatItsSubmitterRuns_isWhatTheTaskDid() {
    Program task = program(work(Kind.DB_EXEC, 50));
    Result result =
        run(new Simulation(1), program(work(Kind.APP, 5), new Inline(task), work(Kind.APP, 7)));

    assertThat(kinds(result)).containsExactly("APP 7", "DB_EXEC 50", "APP 5");
  }

  @Test
  void rowsWithWorkBetweenThem_tileExactly() {
    Result result = run(new Simulation(1), program(new Rows("q", 10, 7, 3), work(Kind.APP, 1)));

    long fetch = sum(result, Kind.DB_FETCH);
    assertThat(fetch).isEqualTo(70);
    assertThat(sum(result, Kind.APP)).isEqualTo(31);
  }

  private static long sum(Result result, Kind kind) {
    return result.path().stream()
        .filter(s -> s.kind() == kind)
        .mapToLong(s -> s.to() - s.from())
        .sum();
  }

  @Test
  void workOfASingleSlice_isTheSliceItself() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Simulation simulation = new Simulation(1);
      long[] self = new long[Kind.count()];
      long[] onPath = new long[Kind.count()];
      int[] slices = new int[1];
      simulation.recorded.onRequest(
          request -> {
            if (request.root() != Request.Root.SERVER) {
              return;
            }
            slices[0] = request.slices().size();
            Slice slice = request.slices().get(0);
            for (int i = 0; i < slice.size(); i++) {
              self[slice.kind(i).ordinal()] += slice.selfNanos(i);
            }
            Path path = new Path();
            Walk.of(request, path);
            for (int i = 0; i < path.size(); i++) {
              onPath[path.kind(i).ordinal()] += path.nanos(i);
            }
          });
      simulation.run(new RandomProgram(seed, 1, true).next());
      if (slices[0] == 1) {
        assertThat(onPath).as("seed %d", seed).isEqualTo(self);
      }
    }
  }

  @Test
  void sliceThatNeverArrived_leavesAGapAndStillTiles() {
    Program lost = program(work(Kind.DB_EXEC, 100));
    Simulation simulation = new Simulation(1);
    List<String> kinds = new ArrayList<>();
    Path path = new Path();
    simulation.recorded.onRequest(
        request -> {
          request.slices().removeIf(slice -> slice.task() != null);
          Walk.of(request, path);
          checkTiles(request, path);
          for (int i = 0; i < path.size(); i++) {
            kinds.add(path.kind(i) + " " + path.nanos(i));
          }
        });
    simulation.run(
        program(new Fork(lost, 0), new Await(lost, Match.TARGET, 0), work(Kind.APP, 10)));

    assertThat(kinds).containsExactly("APP 10", "JOIN_UNEXPLAINED 100");
  }
}
