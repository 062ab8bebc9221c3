package io.narrows.facts.settings;

import io.narrows.facts.log.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** THE list of settings. Each instrumentation adds its {@code instrumentation.NAME.enabled}. */
public final class Options {
  public static final Setting<Boolean> ENABLED =
      new Setting<>("enabled", new Type.Flag(), "true", "Whether the agent does anything at all.");

  public static final Setting<Mode> MODE =
      new Setting<>(
          "mode",
          new Type.Choice<>(Mode.values()),
          "production",
          "How eagerly the agent looks: dev judges from a few requests, and says so at once.");

  public static final Setting<Level> LOG =
      new Setting<>(
          "log",
          new Type.Choice<>(Level.values()),
          "info",
          "What the agent says about itself on the standard error stream.");

  public static final Setting<Path> REPORT =
      new Setting<>(
          "report",
          new Type.File(),
          null,
          "Writes the report at exit: the page to FILE, the same as JSON beside it.");

  public static final Setting<Path> BASELINE =
      new Setting<>(
          "baseline",
          new Type.File(),
          null,
          "A JSON report of an earlier build: what takes longer now is said.");

  public static final Setting<Duration> SLOW =
      new Setting<>(
          "slow",
          new Type.Span(),
          null,
          "From when a request is slow; by default judged per endpoint from what is usual.");

  public static final Setting<Path> SLO =
      new Setting<>(
          "slo",
          new Type.File(),
          null,
          "Service level objectives: from when a request is slow, and where histograms cut.");

  public static final Setting<Integer> BUFFER =
      new Setting<>(
          "buffer",
          new Type.Count(256, 1 << 18),
          "8192",
          "How many recorded pieces may wait for the agent's thread before detail is dropped.");

  public static final Setting<List<String>> EXCLUDE =
      new Setting<>(
          "exclude", new Type.Prefixes(), "", "Classes that are left alone, by how they begin.");

  public static final Setting<FlightRecording> JFR =
      new Setting<>(
          "jfr",
          new Type.Choice<>(FlightRecording.values()),
          "auto",
          "When the JDK's flight recorder looks for locks and hot code: in dev, or with a reason.");

  public static final Setting<Boolean> CONTROL =
      new Setting<>(
          "control",
          new Type.Flag(),
          "true",
          "Whether `report PID` finds this JVM, through a socket file only its user can open.");

  public static final Setting<Integer> CONSOLE =
      new Setting<>(
          "console",
          new Type.Count(1, 65_535),
          null,
          "Serves the report as a page that keeps itself up to date, at this port of 127.0.0.1 only.");

  public static final Setting<Duration> SHUTDOWN_TIMEOUT =
      new Setting<>(
          "shutdown.timeout",
          new Type.Span(),
          "3s",
          "How long the exit of the application may wait for the last data to be sent.");

  private Options() {}

  /** All of them, in the order in which help shows them. */
  public static List<Setting<?>> all() {
    return List.of(
        ENABLED,
        MODE,
        LOG,
        REPORT,
        BASELINE,
        SLOW,
        SLO,
        EXCLUDE,
        BUFFER,
        JFR,
        CONTROL,
        CONSOLE,
        SHUTDOWN_TIMEOUT);
  }
}
