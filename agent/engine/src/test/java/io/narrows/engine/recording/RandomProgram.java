package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Simulation.Await;
import io.narrows.engine.recording.Simulation.Fork;
import io.narrows.engine.recording.Simulation.Inline;
import io.narrows.engine.recording.Simulation.Match;
import io.narrows.engine.recording.Simulation.Nest;
import io.narrows.engine.recording.Simulation.Program;
import io.narrows.engine.recording.Simulation.Rows;
import io.narrows.engine.recording.Simulation.Step;
import io.narrows.engine.recording.Simulation.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random programs; the same seed gives the same program. */
public final class RandomProgram {
  private static final Kind[] KINDS = {
    Kind.APP, Kind.DB_ACQUIRE, Kind.DB_EXEC, Kind.DB_COMMIT, Kind.HTTP_WAIT, Kind.CACHE
  };
  private static final int MAX_DEPTH = 3;

  private final Random random;
  private final int pools;
  private final boolean matched;
  private int tasks;

  /**
   * @param pools how many pools tasks are handed to
   * @param matched whether every wait can be matched to what it waits for
   */
  public RandomProgram(long seed, int pools, boolean matched) {
    random = new Random(seed);
    this.pools = pools;
    this.matched = matched;
  }

  public Program next() {
    return program(0);
  }

  private Program program(int depth) {
    List<Step> steps = new ArrayList<>();
    List<Program> open = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      steps.add(step(depth, open));
    }
    for (Program task : open) {
      // One in eight is left to itself: fire and forget.
      if (random.nextInt(8) > 0) {
        steps.add(await(task));
      }
    }
    return new Program(steps, random.nextInt(3) == 0 ? random.nextInt(2_000) : 0);
  }

  private Step step(int depth, List<Program> open) {
    switch (random.nextInt(8)) {
      case 0:
        return depth < MAX_DEPTH ? nest(depth) : work();
      case 1:
        return new Rows("rows" + random.nextInt(2), 1 + random.nextInt(5), length(), length());
      case 2:
      case 3:
        if (depth >= MAX_DEPTH || tasks > 30) {
          return work();
        }
        tasks++;
        Program task = program(depth + 1);
        open.add(task);
        return new Fork(task, random.nextInt(pools));
      case 4:
        if (open.isEmpty()) {
          return work();
        }
        return await(open.remove(random.nextInt(open.size())));
      case 5:
        if (depth >= MAX_DEPTH || tasks > 30 || random.nextInt(3) > 0) {
          return work();
        }
        tasks++;
        return new Inline(program(depth + 1));
      default:
        return work();
    }
  }

  private Step nest(int depth) {
    List<Step> inside = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      inside.add(random.nextInt(4) == 0 ? nestOrWork(depth) : work());
    }
    return new Nest(kind(), "nest" + random.nextInt(3), inside);
  }

  private Step nestOrWork(int depth) {
    return depth + 1 < MAX_DEPTH ? nest(depth + 1) : work();
  }

  private Await await(Program task) {
    Match match = matched ? Match.values()[random.nextInt(2)] : Match.values()[random.nextInt(3)];
    return new Await(task, match, random.nextInt(3) == 0 ? random.nextInt(1_000) : 0);
  }

  private Work work() {
    return new Work(kind(), "s" + random.nextInt(4), length());
  }

  private Kind kind() {
    return KINDS[random.nextInt(KINDS.length)];
  }

  private long length() {
    return 1 + random.nextInt(1_000_000);
  }
}
