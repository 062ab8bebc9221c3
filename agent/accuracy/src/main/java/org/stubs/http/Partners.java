package org.stubs.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stubs.Delay;

/** What partner services answer, by the beginning of the path; the first that fits is taken. */
public final class Partners {
  private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();

  /** Answers each call below this path after so long. */
  public Partners on(String pathPrefix, Delay delay) {
    return on(pathPrefix, delay, 1, delay);
  }

  /** Of each {@code every} calls below this path, one takes another time. */
  public Partners on(String pathPrefix, Delay delay, int every, Delay other) {
    behaviours.put(pathPrefix, new Behaviour(pathPrefix, delay, every, other, 2, Delay.NONE));
    return this;
  }

  /** Answers after so long, and takes as long again for a body of so many bytes. */
  public Partners send(String pathPrefix, Delay delay, int bytes, Delay body) {
    behaviours.put(pathPrefix, new Behaviour(pathPrefix, delay, 1, delay, bytes, body));
    return this;
  }

  /** Makes calls below this path longer or shorter; whether there is such a path. */
  public boolean scale(String pathPrefix, double factor) {
    Behaviour known = behaviours.get(pathPrefix);
    if (known != null) {
      behaviours.put(pathPrefix, known.scaled(factor));
    }
    return known != null;
  }

  @Nullable Behaviour of(String path) {
    for (Behaviour each : behaviours.values()) {
      if (path.startsWith(each.prefix)) {
        return each;
      }
    }
    return null;
  }

  /**
   * What happens for one path.
   *
   * @param every how many calls there are for one that takes the other time
   * @param bytes of the body
   * @param body how long it takes to send that
   */
  record Behaviour(String prefix, Delay delay, int every, Delay other, int bytes, Delay body) {
    Delay delay(long call) {
      return call % every == every - 1 ? other : delay;
    }

    private Behaviour scaled(double factor) {
      return new Behaviour(
          prefix, delay.scaled(factor), every, other.scaled(factor), bytes, body.scaled(factor));
    }
  }
}
