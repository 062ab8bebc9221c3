package io.narrows.engine.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of a pool's threads have in common. */
final class ThreadNames {
  private static final Pattern COUNTER = Pattern.compile("[-_#@:/.\\s]*\\d+\\s*$");
  // Jetty puts an identity hash there, which is another one in each run.
  private static final Pattern JETTY = Pattern.compile("^qtp\\d+");
  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  private ThreadNames() {}

  /**
   * Without the thread's own counter: {@code http-nio-8080-exec-3} is {@code http-nio-8080-exec},
   * {@code pool-3-thread-17} is {@code pool-3-thread}.
   */
  static String prefix(String threadName) {
    Matcher counter = COUNTER.matcher(threadName);
    String prefix = (counter.find() ? threadName.substring(0, counter.start()) : threadName).trim();
    Matcher jetty = JETTY.matcher(prefix);
    if (jetty.find()) {
      prefix = "qtp" + prefix.substring(jetty.end());
    }
    return prefix.isEmpty() ? "unnamed" : prefix;
  }

  /** Without any number, for pools that are made over and over. */
  static String withoutNumbers(String name) {
    return NUMBERS.matcher(name).replaceAll("*");
  }
}
