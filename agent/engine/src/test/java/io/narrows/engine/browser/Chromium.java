package io.narrows.engine.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a Chromium is. A machine that builds this need not have one: where there is none, and
 * Debian's packages can be installed, it is installed; else the variable CHROMIUM names one.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int INSTALL_MINUTES = 8;

  private Chromium() {}

  static Path find() throws IOException, InterruptedException {
    Path found = onPath();
    if (found == null) {
      install();
      found = onPath();
    }
    if (found == null) {
      throw new IllegalStateException(
          "these tests need a Chromium: install one, or name it in the variable CHROMIUM");
    }
    return found;
  }

  private static @Nullable Path onPath() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Path.of(named);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      for (String name : NAMES) {
        Path path = Path.of(folder, name);
        if (Files.isExecutable(path)) {
          return path;
        }
      }
    }
    return null;
  }

  private static void install() throws IOException, InterruptedException {
    String command =
        "apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core";
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
