package io.narrows.engine.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number of this process. */
public final class Pid {
  private Pid() {}

  /**
   * Asks the system where it can: {@code ProcessHandle} starts a pool of threads for the answer.
   */
  public static long own() {
    try {
      return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
    } catch (IOException | NumberFormatException noSuchSystem) {
      return ProcessHandle.current().pid();
    }
  }
}
