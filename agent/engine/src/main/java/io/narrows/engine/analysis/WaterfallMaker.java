package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Waterfall.Bar;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws one request, while its slices are there. */
final class WaterfallMaker {
  /** More bars than this are not read by anybody. (ours) */
  static final int BARS = 40;

  private final Signatures signatures;
  private final Request request;
  private final Node root = new Node(Kind.APP, "", "");
  private final Map<Slice, Node[]> nodes = new IdentityHashMap<>();
  private int hidden;

  WaterfallMaker(Signatures signatures, Request request) {
    this.signatures = signatures;
    this.request = request;
  }

  /** The operations of one signature in one place. */
  private static final class Node {
    final Kind kind;
    final String text;
    final String target;
    final Map<Object, Node> children = new LinkedHashMap<>();
    int count;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    long nanos;
    long pathNanos;

    Node(Kind kind, String text, String target) {
      this.kind = kind;
      this.text = text;
      this.target = target;
    }

    void add(long start, long end) {
      count++;
      from = Math.min(from, start);
      to = Math.max(to, end);
      nanos += end - start;
    }

    Node child(Kind of, @Nullable Signature signature) {
      return signature == null
          ? children.computeIfAbsent(of, key -> new Node(of, "", ""))
          : children.computeIfAbsent(
              signature, key -> new Node(of, signature.text(), signature.target()));
    }
  }

  /**
   * @param path the critical path, or null where the one slice is all of it
   */
  Waterfall make(@Nullable Path path) {
    root.add(request.beginNanos(), request.endNanos());
    List<Slice> slices = new ArrayList<>(request.slices());
    slices.sort(
        Comparator.<Slice>comparingLong(slice -> slice.startNanos(0)).thenComparing(Slice::number));
    slices.forEach(this::add);
    if (path == null) {
      queue();
      slices.forEach(this::own);
    } else {
      walked(path);
    }
    List<Bar> bars = new ArrayList<>();
    flatten(root, 0, bars);
    return new Waterfall(
        Propagation.traceId(request.context()),
        request.isKept(),
        request.durationNanos(),
        List.copyOf(bars),
        hidden);
  }

  private void add(Slice slice) {
    Node[] own = new Node[slice.size()];
    own[0] = thread(slice);
    for (int i = 1; i < own.length; i++) {
      Kind kind = slice.kind(i);
      own[i] =
          own[slice.parent(i)].child(
              kind, signatures.of(kind, slice.signature(i), slice.detail(i)));
      own[i].add(slice.startNanos(i), slice.endNanos(i));
    }
    nodes.put(slice, own);
  }

  /** Another thread's work is a bar of its own, unless it is only a call beside the first one. */
  private Node thread(Slice slice) {
    Task task = slice.task();
    if (slice.number() == 0 || task == null || isCallBeside(slice)) {
      return root;
    }
    ExecutorStats executor = task.executor();
    String place = executor == null ? "another thread" : executor.name();
    Node node = root.child(Kind.APP, new Signature(Kind.APP, place, ""));
    node.add(slice.startNanos(0), slice.endNanos(0));
    return node;
  }

  private static boolean isCallBeside(Slice slice) {
    return slice.size() > 1 && slice.detail(1) instanceof Call call && call.isDetached();
  }

  private void queue() {
    if (request.queueNanos() > 0) {
      edge(Kind.QUEUE, request.queue(), request.beginNanos(), request.queueNanos());
    }
  }

  private void own(Slice slice) {
    Node[] own = nodes.get(slice);
    for (int i = 0; own != null && i < own.length; i++) {
      own[i].pathNanos += slice.selfNanos(i);
    }
  }

  private void walked(Path path) {
    for (int i = 0; i < path.size(); i++) {
      Slice slice = path.slice(i);
      Node[] own = slice == null ? null : nodes.get(slice);
      if (own != null) {
        own[path.operation(i)].pathNanos += path.nanos(i);
      } else {
        edge(path.kind(i), path.signature(i), path.from(i), path.nanos(i));
      }
    }
  }

  private void edge(Kind kind, @Nullable Object by, long from, long nanos) {
    Node node = root.child(kind, signatures.of(kind, by, null));
    node.add(from, from + nanos);
    node.pathNanos += nanos;
  }

  private void flatten(Node node, int depth, List<Bar> into) {
    if (into.size() == BARS) {
      hidden++;
    } else {
      into.add(bar(node, depth));
    }
    node.children.values().stream()
        .sorted(
            Comparator.<Node>comparingLong(child -> child.from)
                .thenComparing(child -> child.kind)
                .thenComparing(child -> child.text))
        .forEach(child -> flatten(child, depth + 1, into));
  }

  private Bar bar(Node node, int depth) {
    long begin = request.beginNanos();
    return new Bar(
        depth,
        node.kind,
        node.text,
        node.target,
        node.count,
        node.from - begin,
        node.to - begin,
        node.nanos,
        node.pathNanos);
  }
}
