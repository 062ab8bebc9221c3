package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Path;

/** What a folder takes of the disk: blocks, because the queue's file has holes. */
final class Disk {
  private Disk() {}

  static long used(Path folder) throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "--summarize", "--block-size=1", "" + folder).start();
    String said = new String(du.getInputStream().readAllBytes());
    if (du.waitFor() != 0) {
      throw new IOException("du does not read " + folder);
    }
    return Long.parseLong(said.split("\\s")[0]);
  }
}
