package io.narrows.engine.analysis.rule;

/**
 * A share of samples with its 95 % interval, by Wilson's score, which is right for few samples too
 * (Wilson: Probable inference, the law of succession, and statistical inference, 1927).
 */
record Proportion(long of, long all) {
  private static final double Z = 1.96;

  double share() {
    return all == 0 ? 0 : (double) of / all;
  }

  double low() {
    return Math.max(0, middle() - spread());
  }

  double high() {
    return Math.min(1, middle() + spread());
  }

  private double middle() {
    return all == 0 ? 0 : (share() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double spread() {
    double share = share();
    return all == 0
        ? 1
        : Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / (1 + Z * Z / all);
  }
}
