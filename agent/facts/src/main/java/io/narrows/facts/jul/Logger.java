package io.narrows.facts.jul;

import io.narrows.facts.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * What a library says becomes a line of ours: warnings and worse as errors, which are said once,
 * and what is finer than INFO only when the agent is to say details.
 */
public final class Logger {
  // Static because libraries ask for a logger by name, out of nowhere.
  private static volatile @Nullable Log log;

  private final String name;

  private Logger(String name) {
    this.name = name;
  }

  /** Where all of these loggers write; until then they are silent. */
  public static void writeTo(Log target) {
    log = target;
  }

  public static Logger getLogger(String name) {
    return new Logger(name);
  }

  public String getName() {
    return name;
  }

  public boolean isLoggable(@Nullable Level level) {
    Log target = log;
    return target != null
        && level != null
        && level != Level.OFF
        && (level.intValue() >= Level.INFO.intValue() || target.isDebug());
  }

  public void log(@Nullable Level level, @Nullable String message) {
    log(level, message, (Throwable) null);
  }

  public void log(@Nullable Level level, @Nullable String message, @Nullable Object parameter) {
    log(level, message, new Object[] {parameter});
  }

  public void log(
      @Nullable Level level, @Nullable String message, @Nullable Object @Nullable [] parameters) {
    String text = String.valueOf(message);
    for (int i = 0; parameters != null && i < parameters.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(parameters[i]));
    }
    log(level, text, (Throwable) null);
  }

  public void log(@Nullable Level level, @Nullable String message, @Nullable Throwable thrown) {
    Log target = log;
    if (target == null || level == null || !isLoggable(level)) {
      return;
    }
    String line = shortName() + ": " + String.valueOf(message).replace('\n', ' ');
    if (level.intValue() >= Level.WARNING.intValue()) {
      target.error(line, thrown);
    } else if (level.intValue() >= Level.INFO.intValue()) {
      target.info(line);
    } else {
      target.debug(thrown == null ? line : line + ": " + thrown);
    }
  }

  public void severe(@Nullable String message) {
    log(Level.SEVERE, message);
  }

  public void warning(@Nullable String message) {
    log(Level.WARNING, message);
  }

  public void info(@Nullable String message) {
    log(Level.INFO, message);
  }

  public void config(@Nullable String message) {
    log(Level.CONFIG, message);
  }

  public void fine(@Nullable String message) {
    log(Level.FINE, message);
  }

  public void finer(@Nullable String message) {
    log(Level.FINER, message);
  }

  public void finest(@Nullable String message) {
    log(Level.FINEST, message);
  }

  public void setLevel(@Nullable Level ignored) {}

  public void setUseParentHandlers(boolean ignored) {}

  public void addHandler(@Nullable Handler ignored) {}

  public Handler[] getHandlers() {
    return new Handler[0];
  }

  private String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
