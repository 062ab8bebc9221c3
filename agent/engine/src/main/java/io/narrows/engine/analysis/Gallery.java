package io.narrows.engine.analysis;

import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few requests of each endpoint to look at: recent ones that took longer than its mean, and not
 * the extremes, of which the first request of a run is one. Drain thread only.
 */
public final class Gallery implements Sink {
  static final int ENDPOINTS = 100;
  static final int EACH = 2;

  // Drawing takes about as long as exporting the request's spans would. (ours)
  private static final long BETWEEN_NANOS = 5_000_000_000L;
  private static final int EXTREME = 2;

  private final Attribution attribution;
  private final Map<Endpoint, Shelf> shelves = new HashMap<>();

  public Gallery(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Those of one endpoint. */
  private static final class Shelf {
    final Deque<Waterfall> newest = new ArrayDeque<>();
    long requests;
    long sumNanos;
    long drawnNanos;

    boolean wants(Request request) {
      long nanos = request.durationNanos();
      long mean = requests == 0 ? nanos : sumNanos / requests;
      boolean isUsual = nanos >= mean && nanos <= EXTREME * mean;
      requests++;
      sumNanos += Math.min(nanos, EXTREME * mean);
      return newest.isEmpty() || isUsual && request.endNanos() - drawnNanos >= BETWEEN_NANOS;
    }

    void add(Waterfall waterfall, long nowNanos) {
      drawnNanos = nowNanos;
      newest.addFirst(waterfall);
      if (newest.size() > EACH) {
        newest.removeLast();
      }
    }
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {
    if (request.root() == Request.Root.INTERNAL) {
      return;
    }
    Endpoint endpoint = Endpoint.of(request);
    Shelf shelf = shelves.get(endpoint);
    if (shelf == null) {
      if (shelves.size() == ENDPOINTS) {
        return;
      }
      shelf = new Shelf();
      shelves.put(endpoint, shelf);
    }
    if (shelf.wants(request)) {
      shelf.add(attribution.waterfall(request), request.endNanos());
    }
  }

  @Override
  public void tick(long nowNanos) {}

  /** A request of this endpoint, if possible one that did this. */
  public @Nullable Waterfall of(Endpoint endpoint, @Nullable Signature signature) {
    Shelf shelf = shelves.get(endpoint);
    if (shelf == null) {
      return null;
    }
    List<Waterfall> newest = List.copyOf(shelf.newest);
    for (Waterfall waterfall : newest) {
      if (signature != null && waterfall.shows(signature)) {
        return waterfall;
      }
    }
    return newest.get(0);
  }
}
