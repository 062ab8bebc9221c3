package io.narrows.launcher.agent;

import io.narrows.facts.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which instrumentations take part, and what they are called. */
final class Chosen implements Predicate<String> {
  private final Settings settings;
  private final List<String> names = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  Chosen(Settings settings) {
    this.settings = settings;
  }

  @Override
  public boolean test(String instrumentation) {
    boolean wanted = settings.isEnabled(instrumentation);
    (wanted ? names : left).add(instrumentation);
    return wanted;
  }

  /** Those that take part, for people: "jdbc, servlet". */
  String watched() {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  /** One line for each name in the settings that is none of an instrumentation. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (String name : settings.switchedInstrumentations()) {
      if (!names.contains(name) && !left.contains(name)) {
        problems.add(
            "setting instrumentation."
                + name
                + ".enabled: there is no such instrumentation, accepted are "
                + String.join(", ", names)
                + (left.isEmpty() ? "" : ", " + String.join(", ", left)));
      }
    }
    return problems;
  }
}
