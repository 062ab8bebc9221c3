package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of the page: what was measured, and what follows for a fleet. */
final class SizingPage {
  private final String measured;
  private final String compared;
  private final String needs;

  private SizingPage(String measured, String compared, String needs) {
    this.measured = measured;
    this.compared = compared;
    this.needs = needs;
  }

  static SizingPage of(Path folder, Fleet fleet) throws IOException {
    Results results = Results.read(folder);
    return new SizingPage(
        MeasuredTable.of(results), ComparedTable.of(results), NeedsTable.of(results, fleet));
  }

  /** Puts each table where the page shows it. */
  void publish(Path page) throws IOException {
    Files.writeString(page, in(Files.readString(page)));
  }

  /**
   * @return the page with these tables in it
   */
  String in(String page) throws IOException {
    String all = between("measured", page, measured);
    return between("needs", between("compared", all, compared), needs);
  }

  private static String between(String mark, String page, String table) throws IOException {
    String first = "<!-- " + mark + ": made by collector-config/load/run size --publish -->";
    String last = "<!-- " + mark + ": end -->";
    int begin = page.indexOf(first);
    int end = page.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IOException("the marks of " + mark + " are missing in the page");
    }
    return page.substring(0, begin + first.length()) + "\n" + table + page.substring(end);
  }

  @Override
  public String toString() {
    return measured + "\n" + compared + "\n" + needs;
  }
}
