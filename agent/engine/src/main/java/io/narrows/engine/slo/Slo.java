package io.narrows.engine.slo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One objective.
 *
 * @param place where it stands, for messages
 * @param service the {@code service.name} of what it is about
 * @param labels more labels of its rules
 * @param objective in percent
 * @param periodDays over how many days it is judged; null for that of the windows
 * @param of what is counted or timed, where one of our plugins says it; null where only a query
 *     does
 * @param route the requests it is about as a regular expression; null for all of them, or where it
 *     is not about requests
 * @param thresholds from when something counts as slow, where that is what it is about
 * @param histograms in which form it reads them; null where its queries are a user's own
 */
public record Slo(
    String place,
    String service,
    String name,
    Map<String, String> labels,
    BigDecimal objective,
    @Nullable Integer periodDays,
    Indicator indicator,
    @Nullable Durations of,
    @Nullable String route,
    List<Threshold> thresholds,
    @Nullable HistogramForm histograms,
    Alerting alerting) {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  public String id() {
    return service + "-" + name;
  }

  /** The share of events that may be bad: exact, as 0.001 and not 0.0009999999999999432. */
  public BigDecimal budget() {
    return plain(ALL.subtract(objective).movePointLeft(2));
  }

  /** The share of events that are to be good. */
  public BigDecimal ratio() {
    return plain(objective.movePointLeft(2));
  }

  /** Whether the bounds of buckets matter to it. */
  public boolean readsBuckets() {
    return histograms == null || histograms.isClassic();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
