package io.narrows.facts.jul;

import org.jspecify.annotations.Nullable;

/** What a handler would get. */
public final class LogRecord {
  private final Level level;
  private final String message;
  private final @Nullable String loggerName;
  private final @Nullable Throwable thrown;

  LogRecord(Level level, String message, @Nullable String loggerName, @Nullable Throwable thrown) {
    this.level = level;
    this.message = message;
    this.loggerName = loggerName;
    this.thrown = thrown;
  }

  public Level getLevel() {
    return level;
  }

  public String getMessage() {
    return message;
  }

  public @Nullable String getLoggerName() {
    return loggerName;
  }

  public @Nullable Throwable getThrown() {
    return thrown;
  }
}
