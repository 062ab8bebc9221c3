package io.narrows.launcher.tasks;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What holds of each request: all of its operations are there, and none of another. */
final class RequestCheck implements Sink {
  private final Map<String, Integer> expected = new ConcurrentHashMap<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private int requests;
  private long slices;
  private long joins;

  void expect(String name, int operations) {
    expected.put(name, operations);
  }

  void problem(String what) {
    problems.add(what);
  }

  void failed(Throwable error) {
    problems.add(error.toString());
  }

  void same(String what, long wanted, long found) {
    if (wanted != found) {
      problem(what + ": " + found + " instead of " + wanted);
    }
  }

  @Override
  public void slice(Slice slice) {
    slices++;
    long self = 0;
    for (int i = 0; i < slice.size(); i++) {
      self += slice.selfNanos(i);
    }
    same("time of a slice", slice.endNanos(0) - slice.startNanos(0), self);
  }

  @Override
  public void request(Request request) {
    if (request.incoming() == null) {
      problem("a root of kind " + request.root());
      return;
    }
    requests++;
    String name = request.incoming().path;
    int operations = 0;
    for (Slice slice : request.slices()) {
      for (int i = 1; i < slice.size(); i++) {
        if (slice.kind(i) == Kind.CACHE) {
          operations++;
          if (!name.equals(slice.signature(i))) {
            problem(name + " has an operation of " + slice.signature(i));
          }
        } else if (slice.kind(i) == Kind.JOIN) {
          joins++;
          checkJoin(request, slice.signature(i));
        }
      }
    }
    same("operations of " + name, expected.getOrDefault(name, -1), operations);
  }

  /** Who released the waiting thread is known. */
  private void checkJoin(Request request, Object awaited) {
    for (Slice slice : request.slices()) {
      Task task = slice.task();
      if (task != null && task.target() == awaited || slice.completedNanos(awaited) >= 0) {
        return;
      }
    }
    problem("nobody released " + awaited);
  }

  int requests() {
    return requests;
  }

  long slices() {
    return slices;
  }

  long joins() {
    return joins;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
