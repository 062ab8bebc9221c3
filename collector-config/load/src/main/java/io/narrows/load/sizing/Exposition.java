package io.narrows.load.sizing;

import java.io.IOException;

/** What a program says of itself to Prometheus. */
final class Exposition {
  private Exposition() {}

  /** A metric, summed over its series; 0 while there is none. */
  static double sum(String url, String name) throws IOException, InterruptedException {
    double sum = 0;
    for (String line : Program.get(url).split("\n")) {
      if (line.startsWith(name + "{") || line.startsWith(name + " ")) {
        sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return sum;
  }
}
