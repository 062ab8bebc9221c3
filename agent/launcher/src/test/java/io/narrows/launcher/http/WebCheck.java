package io.narrows.launcher.http;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps of each request what is to be checked: its place in the trace, and its calls. */
final class WebCheck implements Sink {
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> routes = new HashMap<>();
  private final Set<String> calls = new HashSet<>();
  private final List<String[]> children = new ArrayList<>();
  private int requests;
  private int queued;

  void problem(String what) {
    problems.add(what);
  }

  // Calls are counted where every slice passes, also one that its thread left late.
  @Override
  public void slice(Slice slice) {
    String trace = Propagation.traceId(slice.request().context());
    for (int i = 0; i < slice.size(); i++) {
      if (slice.kind(i) == Kind.HTTP_WAIT) {
        call(slice, i, trace);
      }
    }
  }

  private void call(Slice slice, int i, String trace) {
    if (!(slice.detail(i) instanceof Call)
        || slice.count(i) != 200
        || slice.endNanos(i) <= slice.startNanos(i)) {
      problem("a call with status " + slice.count(i));
    }
    String id = trace + Propagation.spanId(slice.spanId(i));
    if (!calls.add(id)) {
      problem("two calls with one span id");
    }
  }

  @Override
  public void request(Request request) {
    requests++;
    if (request.incoming() == null) {
      problem("a root of kind " + request.root() + first(request));
      return;
    }
    routes.merge(
        request.incoming().path + " " + request.route() + " " + request.status(), 1, Integer::sum);
    if (request.error() != null) {
      problem(request.incoming().path + " failed: " + request.error());
    }
    if (request.queue() != null) {
      queued++;
    }
    String trace = Propagation.traceId(request.context());
    if (request.context().remote()) {
      children.add(
          new String[] {
            trace + Propagation.spanId(request.context().parentSpanId()),
            request.incoming().path + "?" + request.incoming().query
          });
    }
  }

  private static String first(Request request) {
    StringBuilder text = new StringBuilder();
    for (Slice slice : request.slices()) {
      text.append(" on ").append(slice.threadName());
      for (int i = 1; i < slice.size(); i++) {
        text.append(' ').append(slice.kind(i)).append(' ').append(slice.signature(i));
      }
    }
    return text.toString();
  }

  /** Says what is wrong once everything has arrived. */
  List<String> problems(int expectedCalls) {
    if (calls.size() != expectedCalls || children.size() != expectedCalls) {
      problem(calls.size() + " calls and " + children.size() + " children of " + expectedCalls);
    }
    for (String[] child : children) {
      if (!calls.contains(child[0])) {
        problem(child[1] + " has a parent that nobody sent ");
      }
    }
    return problems;
  }

  int requests() {
    return requests;
  }

  int queued() {
    return queued;
  }

  Map<String, Integer> routes() {
    return routes;
  }
}
