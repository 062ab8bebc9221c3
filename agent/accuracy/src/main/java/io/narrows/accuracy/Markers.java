package io.narrows.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.jspecify.annotations.Nullable;

/** Finds the lines that are marked as culprits in the sources of the scenarios. */
final class Markers {
  private Markers() {}

  /** {@code NPlusOneQuery.java:57}, or null where no line is to be named. */
  static @Nullable String place(Path home, Scenario scenario, Truth truth) throws IOException {
    if (truth.marker().isEmpty()) {
      return null;
    }
    Class<?> type = scenario.getClass();
    Path source = home.resolve("src/main/java").resolve(type.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// " + truth.marker())) {
        return source.getFileName() + ":" + (i + 1);
      }
    }
    throw new IllegalStateException("no line of " + source + " is marked // " + truth.marker());
  }
}
