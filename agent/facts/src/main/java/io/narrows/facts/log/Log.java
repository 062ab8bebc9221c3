package io.narrows.facts.log;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One line each. The same error is said once and then counted; after {@link #MAX_DISTINCT} distinct
 * ones, what is new is only counted as "other".
 */
public final class Log {
  static final int MAX_DISTINCT = 128;
  private static final String PREFIX = "narrows: ";

  private final ConcurrentMap<String, AtomicInteger> errors = new ConcurrentHashMap<>();
  private final PrintStream out;
  private volatile Level level;

  /**
   * @param out the stream as it was when the agent started: an application that sends its own to a
   *     logger must not find ours there
   */
  public Log(Level level, PrintStream out) {
    this.level = level;
    this.out = out;
  }

  public void level(Level level) {
    this.level = level;
  }

  public boolean isDebug() {
    return level == Level.DEBUG;
  }

  public void error(String message) {
    error(message, null);
  }

  public void error(String message, @Nullable Throwable cause) {
    String line = cause == null ? message : message + ": " + describe(cause);
    if (isFirst(line) && level.compareTo(Level.ERROR) >= 0) {
      out.println(PREFIX + line);
      if (cause != null && isDebug()) {
        cause.printStackTrace(out);
      }
    }
  }

  public void info(String message) {
    if (level.compareTo(Level.INFO) >= 0) {
      out.println(PREFIX + message);
    }
  }

  public void debug(String message) {
    if (isDebug()) {
      out.println(PREFIX + message);
    }
  }

  /** Each distinct error with how often it happened. */
  public Map<String, Integer> errors() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, AtomicInteger> error : errors.entrySet()) {
      counts.put(error.getKey(), error.getValue().get());
    }
    return counts;
  }

  private boolean isFirst(String line) {
    String key = errors.containsKey(line) || errors.size() < MAX_DISTINCT ? line : "other";
    AtomicInteger known = errors.putIfAbsent(key, new AtomicInteger(1));
    if (known != null) {
      known.incrementAndGet();
    }
    return known == null;
  }

  private static String describe(Throwable cause) {
    StackTraceElement[] frames = cause.getStackTrace();
    return frames.length == 0 ? cause.toString() : cause + " at " + frames[0];
  }
}
