package io.narrows.load.sizing;

import io.narrows.load.Given;
import io.narrows.load.Verb;
import io.narrows.load.WrongUse;
import io.narrows.load.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures what Collectors cost, and says what so many services need. */
public final class SizeVerb implements Verb {
  private final Path root;
  private final Path home;

  public SizeVerb(Path root) {
    this.root = root;
    home = root.resolve("collector-config/load");
  }

  @Override
  public String help() {
    return """
        usage: collector-config/load/run size [CASE...] [options]

        Plays the recording to the Collector with one of the configurations, and measures the time on
        processors, the memory and the disk that it takes for it: about a minute for each case. What
        was measured is kept in collector-config/load/measured, a file for each case. Without a case it
        measures nothing and prints the tables. Linux only.

          CASE                      %s
          --publish                 writes the tables into collector-config/SIZING.md
          --services N              how many services there are, 1 to 100000 (1000)
          --requests-per-second N   of each of them, 1 to 100000 (20)
          --sampled N               percent of the traces that the agents send, 1 to 100 (10)
        """
        .formatted(String.join("\n" + " ".repeat(28), Cases.names()));
  }

  @Override
  public int run(Given given) throws Exception {
    boolean isPublished = given.flag("--publish");
    Recording recording = Recording.read(home.resolve("shop.otlp.gz"));
    Fleet usual = usual(recording);
    Fleet fleet =
        new Fleet(
            given.number("--services", usual.services(), 1, 100_000),
            given.number("--requests-per-second", usual.requestsPerSecond(), 1, 100_000),
            given.number("--sampled", usual.sampledPercent(), 1, 100),
            usual.spansPerRequest(),
            usual.pointsPerExport());
    List<String> names = given.words();
    given.requireNothingMore();
    for (String name : names) {
      if (!Cases.names().contains(name)) {
        throw new WrongUse("there is no case " + name + "; there are " + Cases.names());
      }
    }
    for (String name : names) {
      measure(name, recording);
    }
    return tables(fleet, isPublished);
  }

  /** That of the page. */
  static Fleet usual(Recording recording) {
    return new Fleet(
        1_000,
        20,
        10,
        (double) recording.spans().size() / recording.requests(),
        recording.points());
  }

  private void measure(String name, Recording recording) throws Exception {
    System.out.println(name + ": about a minute");
    Path folder = Files.createTempDirectory("narrows-size-");
    Measured measured = Measured.today("collector-config/load/run size " + name);
    try {
      new Cases(new Place(root, folder), recording).run(name, measured);
    } finally {
      delete(folder);
    }
    measured.write(home.resolve("measured").resolve(name + ".properties"));
    System.out.println("  " + measured);
  }

  private int tables(Fleet fleet, boolean isPublished) throws IOException {
    SizingPage page;
    try {
      page = SizingPage.of(home.resolve("measured"), fleet);
    } catch (IOException missing) {
      System.err.println("load: no tables yet: " + missing.getMessage());
      return 1;
    }
    System.out.println(page);
    if (isPublished) {
      page.publish(root.resolve("collector-config/SIZING.md"));
    }
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
