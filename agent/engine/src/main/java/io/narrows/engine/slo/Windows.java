package io.narrows.engine.slo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeSet;

/**
 * When a burning budget wakes somebody, and when it makes a ticket: the table of the Site
 * Reliability Workbook, chapter 5, for 30 days.
 *
 * @param periodDays over how many days the budget is meant to last
 */
public record Windows(
    int periodDays, Tier pageQuick, Tier pageSlow, Tier ticketQuick, Tier ticketSlow) {
  private static final long DAY = 86_400;

  public static final Windows STANDARD =
      new Windows(
          30,
          new Tier(new BigDecimal(2), 300, 3_600),
          new Tier(new BigDecimal(5), 1_800, 21_600),
          new Tier(new BigDecimal(10), 7_200, DAY),
          new Tier(new BigDecimal(10), 21_600, 3 * DAY));

  /**
   * An alert fires when both windows burn.
   *
   * @param percent of the period's budget that is gone when the long window has burned through
   */
  public record Tier(BigDecimal percent, long shortSeconds, long longSeconds) {
    public String shortWindow() {
      return Windows.text(shortSeconds);
    }

    public String longWindow() {
      return Windows.text(longSeconds);
    }
  }

  public Windows withPeriod(int days) {
    return new Windows(days, pageQuick, pageSlow, ticketQuick, ticketSlow);
  }

  public List<Tier> tiers() {
    return List.of(pageQuick, pageSlow, ticketQuick, ticketSlow);
  }

  /** How many times faster than evenly the budget burns when this tier fires. */
  public BigDecimal factor(Tier tier) {
    BigDecimal period = BigDecimal.valueOf(periodDays * DAY);
    BigDecimal factor =
        tier.percent()
            .multiply(period)
            .divide(BigDecimal.valueOf(tier.longSeconds() * 100), 2, RoundingMode.HALF_UP);
    BigDecimal stripped = factor.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Each window once, the shortest first, in seconds. */
  public TreeSet<Long> all() {
    TreeSet<Long> all = new TreeSet<>();
    for (Tier tier : tiers()) {
      all.add(tier.shortSeconds());
      all.add(tier.longSeconds());
    }
    return all;
  }

  public String shortest() {
    return text(all().first());
  }

  public String period() {
    return periodDays + "d";
  }

  /** As PromQL writes it, in the largest unit that is whole. */
  public static String text(long seconds) {
    if (seconds % DAY == 0) {
      return seconds / DAY + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
