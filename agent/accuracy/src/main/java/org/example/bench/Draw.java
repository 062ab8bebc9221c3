package org.example.bench;

import java.util.List;
import java.util.Random;
import org.stubs.Delay;

/** The numbers of one run, drawn from its seed: the same seed draws the same. */
public final class Draw {
  // Delays vary from call to call, as those of real services do.
  private static final double SPREAD = 0.15;

  private final Random random;

  public Draw(String scenario, long seed) {
    random = new Random(scenario.hashCode() * 1_000_003L + seed);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
    random.nextInt();
  }

  /** From the lowest to the highest, both included. */
  public int between(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  public double between(double lowest, double highest) {
    return lowest + random.nextDouble() * (highest - lowest);
  }

  /** A delay with a mean between these. */
  public Delay delay(double lowestMillis, double highestMillis) {
    return Delay.around(between(lowestMillis, highestMillis), SPREAD);
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  /** An open or a closed loop of about so many requests a second, where each takes so long. */
  public Load load(double perSecond, double requestMillis) {
    double rate = between(0.85 * perSecond, 1.15 * perSecond);
    if (random.nextBoolean()) {
      return Load.open(rate);
    }
    // So many that they also think.
    int clients = between(2, 4) + (int) Math.ceil(rate * requestMillis / 1000);
    return Load.closed(clients, clients * 1000 / rate - requestMillis);
  }
}
