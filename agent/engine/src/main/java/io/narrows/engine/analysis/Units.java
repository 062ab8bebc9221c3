package io.narrows.engine.analysis;

import io.narrows.engine.recording.SharedHistogram;
import java.util.Locale;

/** Numbers as they are written: three digits are enough for a duration. */
public final class Units {
  private static final double SECOND = 1e9;
  private static final double MILLI = 1e6;
  private static final long LAST_BUCKET_NANOS =
      Math.round(
          SharedHistogram.BOUNDS_SECONDS[SharedHistogram.BOUNDS_SECONDS.length - 1] * SECOND);
  private static final long MINUTE_SECONDS = 60;
  private static final long HOUR_SECONDS = 3_600;

  private Units() {}

  /** A duration, for example {@code 212 ms} or {@code 1.90 s}. */
  public static String duration(long nanos) {
    double seconds = nanos / SECOND;
    if (seconds >= 100) {
      return span(nanos);
    }
    return seconds >= 0.9995 ? digits(seconds) + " s" : digits(nanos / MILLI) + " ms";
  }

  /** A duration that nobody knows better than by two digits, for example {@code 5 ms}. */
  public static String rough(long nanos) {
    long unit = 1;
    while (nanos / unit >= 100) {
      unit *= 10;
    }
    long rounded = (nanos + unit / 2) / unit * unit;
    return duration(rounded).replaceFirst("\\.0+(?= )|(?<=\\.[0-9])0(?= )", "");
  }

  /** A duration of which only buckets are known: above the last one it is not known how long. */
  public static String bucketed(long nanos) {
    return nanos >= LAST_BUCKET_NANOS ? "> " + duration(LAST_BUCKET_NANOS) : duration(nanos);
  }

  /** Three digits, and none that say nothing. */
  private static String digits(double value) {
    if (value == 0) {
      return "0";
    }
    String pattern = value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  /** A longer time, for example {@code 1 min 12 s}. */
  public static String span(long nanos) {
    long seconds = Math.round(nanos / SECOND);
    if (seconds < MINUTE_SECONDS) {
      return seconds + " s";
    }
    if (seconds < HOUR_SECONDS) {
      return two(seconds / MINUTE_SECONDS, "min", seconds % MINUTE_SECONDS, "s");
    }
    long minutes = seconds / MINUTE_SECONDS;
    return two(minutes / 60, "h", minutes % 60, "min");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** A count in groups of three digits, for example {@code 71 234}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
  }

  /** A mean count, for example {@code 4.1}. */
  public static String mean(double mean) {
    return mean >= 99.95 ? count(Math.round(mean)) : String.format(Locale.ROOT, "%.1f", mean);
  }

  /** A share, for example {@code 71 %}; below one percent with a digit more. */
  public static String percent(double share) {
    double percent = share * 100;
    String pattern = percent > 0 && percent < 0.95 ? "%.1f %%" : "%.0f %%";
    return String.format(Locale.ROOT, pattern, percent);
  }
}
