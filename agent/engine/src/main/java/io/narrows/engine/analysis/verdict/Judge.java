package io.narrows.engine.analysis.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighs what rules saw: what is true but does not matter is not said, what two rules see is said
 * once, a symptom stands under its cause, and what is said stands in the order of what a fix would
 * save of all request time.
 */
public final class Judge {
  private final List<Rule> rules;

  /**
   * @param rules where two see the same thing, the first says it
   */
  public Judge(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The findings: causes, those that matter most first, and after each its consequences. */
  public List<Finding> judge(Scene scene) {
    Said said = new Said();
    List<Weighed> weighed = new ArrayList<>();
    for (Rule rule : rules) {
      rule.look(scene, draft -> weigh(Gate.of(scene, draft), said, weighed));
    }
    return Folding.of(weighed);
  }

  private static void weigh(Gate gate, Said said, List<Weighed> into) {
    if (gate.isPassed() && !said.isSaid(gate.draft())) {
      said.say(gate.draft());
      into.add(new Weighed(gate));
    }
  }
}
