package io.narrows.engine.slo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bits of PromQL, read and written. */
public final class Promql {
  private static final Pattern WHOLE_BOUND = Pattern.compile("\\ble\\s*=\\s*\"(\\d+)(?:\\.0)?\"");
  private static final Pattern BUCKETS = Pattern.compile("\\b(\\w+_bucket)\\s*\\{([^}]*)}");
  private static final Pattern BOUND =
      Pattern.compile("\\ble\\s*=~?\\s*\"(\\d+(?:\\.\\d+)?)(?:\\(\\\\\\\\\\.0\\)\\?)?\"");

  private Promql() {}

  /** A bound of a bucket that a query names. */
  public record Bound(String buckets, double seconds, String text) {}

  /** As a string literal. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** As a number, without an exponent. */
  public static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** The matcher of a bound, also where it was scraped and so ends in {@code .0}. */
  public static String bound(double seconds) {
    String text = number(seconds);
    return text.contains(".") ? "le=\"" + text + "\"" : "le=~\"" + text + "(\\\\.0)?\"";
  }

  /** The query with such matchers in place of those that see one of two spellings. */
  public static String withEitherSpelling(String query) {
    return WHOLE_BOUND.matcher(query).replaceAll("le=~\"$1(\\\\\\\\.0)?\"");
  }

  /** The bounds of buckets that a query names. */
  public static List<Bound> bounds(String query) {
    List<Bound> bounds = new ArrayList<>();
    Matcher selector = BUCKETS.matcher(query);
    while (selector.find()) {
      Matcher bound = BOUND.matcher(selector.group(2));
      while (bound.find()) {
        String text = bound.group(1);
        bounds.add(new Bound(selector.group(1), Double.parseDouble(text), text));
      }
    }
    return bounds;
  }
}
