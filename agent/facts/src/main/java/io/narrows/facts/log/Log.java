package io.narrows.facts.log;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One line each. The same error is said once and then counted, whatever numbers it names; after
 * {@link #MAX_DISTINCT} distinct ones, what is new is only counted as "other".
 */
public final class Log {
  static final int MAX_DISTINCT = 128;
  private static final String PREFIX = "narrows: ";
  private static final String OTHER = "other";

  private final ConcurrentMap<String, Counted> errors = new ConcurrentHashMap<>();
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
    for (Counted error : errors.values()) {
      counts.put(error.line, error.times.get());
    }
    return counts;
  }

  private boolean isFirst(String line) {
    String same = withoutNumbers(line);
    boolean other = !errors.containsKey(same) && errors.size() >= MAX_DISTINCT;
    Counted known = errors.putIfAbsent(other ? OTHER : same, new Counted(other ? OTHER : line));
    if (known != null) {
      known.times.incrementAndGet();
    }
    return known == null;
  }

  // "Failed to export 12 spans" and "... 13 spans" are one error.
  private static String withoutNumbers(String line) {
    StringBuilder key = new StringBuilder(line.length());
    boolean inNumber = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        key.append(c);
      } else if (!inNumber) {
        key.append('#');
      }
      inNumber = digit;
    }
    return key.toString();
  }

  private static String describe(Throwable cause) {
    StackTraceElement[] frames = cause.getStackTrace();
    return frames.length == 0 ? cause.toString() : cause + " at " + frames[0];
  }

  /** The first of what is the same error, and how often it happened. */
  private static final class Counted {
    private final String line;
    private final AtomicInteger times = new AtomicInteger(1);

    Counted(String line) {
      this.line = line;
    }
  }
}
