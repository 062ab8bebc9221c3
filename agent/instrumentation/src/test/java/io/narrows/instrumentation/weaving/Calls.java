package io.narrows.instrumentation.weaving;

import java.util.ArrayList;
import java.util.List;

/** What the advice of these tests calls. */
public final class Calls {
  private static final ThreadLocal<List<Object>> SEEN = ThreadLocal.withInitial(ArrayList::new);

  private Calls() {}

  /** Called by enter advice; the token is odd in all its bits. */
  public static long begun(Object what) {
    SEEN.get().add("begun " + name(what));
    return 0x5555_5555_5555_5555L;
  }

  /** Called by exit advice. */
  public static void ended(long token, Object what, Throwable error) {
    SEEN.get().add("ended " + name(what) + (error == null ? "" : " by " + error.getMessage()));
    if (token != 0 && token != 0x5555_5555_5555_5555L) {
      SEEN.get().add("token " + token);
    }
  }

  private static String name(Object what) {
    return what instanceof String text
        ? text
        : what == null ? "-" : what.getClass().getSimpleName();
  }

  /** What was called on this thread since it was asked last. */
  static List<Object> taken() {
    List<Object> seen = SEEN.get();
    SEEN.remove();
    return seen;
  }
}
