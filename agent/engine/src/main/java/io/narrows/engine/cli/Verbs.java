package io.narrows.engine.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** THE list of verbs, in the order in which help shows them. */
final class Verbs {
  private Verbs() {}

  static List<Verb> all() {
    return List.of(
        new ReportVerb(),
        new AttachVerb(),
        new DetachVerb(),
        new StatusVerb(),
        new SloVerb(),
        new VersionVerb(),
        new HelpVerb());
  }

  static @Nullable Verb named(String name) {
    for (Verb verb : all()) {
      if (verb.name().equals(name)) {
        return verb;
      }
    }
    return null;
  }
}
