package io.narrows.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;

/** Finds the lines that are marked as culprits in the sources of the scenarios. */
final class Markers {
  private Markers() {}

  /** Such as {@code NPlusOneQuery.java:57}, of which each is right; none where there is no line. */
  static List<String> places(Path home, Scenario scenario, Truth truth) throws IOException {
    List<String> places = new ArrayList<>();
    Class<?> type = scenario.getClass();
    Path source = home.resolve("src/main/java").resolve(type.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (!truth.marker().isEmpty() && lines.get(i).endsWith(" // " + truth.marker())) {
        places.add(source.getFileName() + ":" + (i + 1));
      }
    }
    if (places.isEmpty() && !truth.marker().isEmpty()) {
      throw new IllegalStateException("no line of " + source + " is marked // " + truth.marker());
    }
    return places;
  }
}
