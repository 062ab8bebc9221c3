package io.narrows.stack;

import java.io.IOException;

/** What a program says of itself on its page of metrics. */
final class Exposition {
  private Exposition() {}

  /**
   * One metric, summed over its series that carry a label; 0 while it is not there.
   *
   * @param label such as {@code sampled="true"}, or empty for all
   */
  static double sum(int port, String name, String label) throws IOException, InterruptedException {
    double sum = 0;
    for (String line : Running.get("http://127.0.0.1:" + port + "/metrics").split("\n")) {
      boolean isNamed = line.startsWith(name + "{") || line.startsWith(name + " ");
      if (isNamed && line.contains(label)) {
        sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return sum;
  }
}
