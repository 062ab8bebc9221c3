package io.narrows.engine.analysis;

import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How many tasks or calls of one slice were on their way at once. */
final class FanOut {
  private FanOut() {}

  /** The most of any slice; where there are so few that it does not matter, less than that. */
  static int of(Request request) {
    List<Slice> slices = request.slices();
    Map<Slice, List<Task>> children = new IdentityHashMap<>();
    for (Slice slice : slices) {
      Task task = slice.task();
      if (task != null && task.submitter() != null) {
        children.computeIfAbsent(task.submitter(), key -> new ArrayList<>()).add(task);
      }
    }
    int most = 0;
    for (List<Task> of : children.values()) {
      most = of.size() <= most ? most : Math.max(most, atOnce(of));
    }
    return most;
  }

  private static int atOnce(List<Task> tasks) {
    long[] begins = tasks.stream().mapToLong(Task::submitNanos).sorted().toArray();
    long[] ends = tasks.stream().mapToLong(FanOut::end).sorted().toArray();
    int most = 0;
    for (int begun = 0, ended = 0; begun < begins.length; begun++) {
      // A task that took no time at all may be the last to begin and to end.
      while (ended < ends.length && ends[ended] <= begins[begun]) {
        ended++;
      }
      most = Math.max(most, begun + 1 - ended);
    }
    return most;
  }

  /** One that still runs ends some time. */
  private static long end(Task task) {
    return task.endNanos() == 0 ? Long.MAX_VALUE : task.endNanos();
  }
}
