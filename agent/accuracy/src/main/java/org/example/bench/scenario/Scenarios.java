package org.example.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.example.bench.Draw;
import org.example.bench.Scenario;

/** THE list of scenarios. */
public enum Scenarios {
  S1("n_plus_one_query", NPlusOneQuery::new),
  S4("slow_query", SlowQuery::new),
  S5("large_fetch", LargeFetch::new),
  S6("connection_held", ConnectionHeld::new),
  S11("n_plus_one_call", NPlusOneCall::new),

  C1("balanced reads", BalancedReads::new),
  C3("chunked reads", ChunkedReads::new),
  C9("four repeats", FewRepeats::new);

  private final String title;
  private final Function<Draw, Scenario> maker;

  Scenarios(String title, Function<Draw, Scenario> maker) {
    this.title = title;
    this.maker = maker;
  }

  /** The finding it plants; of a clean one, what it is. */
  public String title() {
    return title;
  }

  /** Its number in the design: 1 to 20, and c1 to c10 for those that are clean. */
  public String number() {
    return isClean() ? "c" + name().substring(1) : name().substring(1);
  }

  public boolean isClean() {
    return name().startsWith("C");
  }

  /** With the numbers of this seed. */
  public Scenario draw(long seed) {
    return maker.apply(new Draw(name(), seed));
  }

  /** Those with this number, title, or either all that plant something or all that do not. */
  public static List<Scenarios> of(String given) {
    List<Scenarios> found = new ArrayList<>();
    for (Scenarios each : values()) {
      if (given.equals("all")
          || given.equals("clean") && each.isClean()
          || given.equals("planted") && !each.isClean()
          || given.equals(each.number())
          || given.equals(each.title())) {
        found.add(each);
      }
    }
    return found;
  }
}
