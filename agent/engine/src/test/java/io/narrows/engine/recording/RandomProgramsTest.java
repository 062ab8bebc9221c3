package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of whatever a program does; {@link Recorded} checks the partition of every slice. */
class RandomProgramsTest {
  private static final int PROGRAMS = 2_000;

  @Test
  void work_isChargedToItsSliceAndKindToTheNanosecond() {
    int completed = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Simulation simulation = simulation(seed);
      Map<Integer, Long> selfBySlice = new HashMap<>();
      Set<Integer> numbers = new HashSet<>();
      simulation.recorded.onRequest(
          request -> {
            if (request.root() != Request.Root.SERVER) {
              // What outlived the request.
              return;
            }
            for (Slice slice : request.slices()) {
              assertThat(numbers.add(slice.number())).isTrue();
              selfBySlice.put(slice.number(), slice.endNanos(0) - slice.startNanos(0));
            }
          });
      boolean done = simulation.run(new RandomProgram(seed, 2, false).next());
      completed += done ? 1 : 0;

      Map<Integer, Long> workBySlice = new HashMap<>();
      for (Simulation.Ran ran : simulation.ran) {
        workBySlice.merge(ran.slice(), ran.endNanos() - ran.startNanos(), Long::sum);
      }
      // A slice is never shorter than what it did; only its waits and what interrupts it come on
      // top.
      workBySlice.forEach(
          (slice, nanos) ->
              assertThat(selfBySlice.getOrDefault(slice, Long.MAX_VALUE))
                  .isGreaterThanOrEqualTo(nanos));
      assertThat(simulation.recorded.recording.forcedPops()).isZero();
      assertThat(simulation.recorded.recorder.waitingTasks()).isEqualTo(simulation.queued());
    }
    // The others dead-locked: a task that waits for one behind it in the same pool.
    assertThat(completed).isGreaterThan(PROGRAMS * 4 / 5);
  }

  static Simulation simulation(long seed) {
    Random random = new Random(seed);
    return new Simulation(1 + random.nextInt(4), 1 + random.nextInt(2));
  }
}
