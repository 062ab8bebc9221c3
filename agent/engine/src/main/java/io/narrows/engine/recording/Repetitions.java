package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Chooses the statements whose values are told apart: those that a request repeated within the last
 * minutes. Where there are none, no value is looked at.
 */
public final class Repetitions implements Sink {
  /** So long after its last repetition a statement is still watched. (ours) */
  static final long MEMORY_NANOS = 600_000_000_000L;

  /** So many statements are watched at once. (ours) */
  static final int LIMIT = 500;

  private static final long PERIOD_NANOS = 1_000_000_000;

  private final Consumer<Boolean> tellApart;
  private final Map<Query, Long> watched = new HashMap<>();
  private final Map<Query, Boolean> seen = new HashMap<>();
  private boolean isOn;
  private long nowNanos;
  private long lastNanos;

  /**
   * @param tellApart switches the looking at values on and off
   */
  public Repetitions(Consumer<Boolean> tellApart) {
    this.tellApart = tellApart;
  }

  @Override
  public void slice(Slice slice) {
    seen.clear();
    for (int i = 1; i < slice.size(); i++) {
      if (slice.kind(i) == Kind.DB_EXEC
          && slice.signature(i) instanceof Query query
          && seen.put(query, true) != null) {
        nowNanos = slice.endNanos(i);
        repeated(query);
      }
    }
  }

  private void repeated(Query query) {
    if (watched.size() < LIMIT || watched.containsKey(query)) {
      watched.put(query, nowNanos);
      query.watch(true);
      turn(true);
    }
  }

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long now) {
    if (now - lastNanos < PERIOD_NANOS) {
      return;
    }
    lastNanos = now;
    for (Iterator<Map.Entry<Query, Long>> it = watched.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Query, Long> each = it.next();
      if (now - each.getValue() > MEMORY_NANOS) {
        each.getKey().watch(false);
        it.remove();
      }
    }
    turn(!watched.isEmpty());
  }

  private void turn(boolean on) {
    if (on != isOn) {
      isOn = on;
      tellApart.accept(on);
    }
  }
}
