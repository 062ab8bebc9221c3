package io.narrows.launcher;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Run;
import java.io.IOException;

/** The command line of the jar under test. */
final class Commands {
  private Commands() {}

  /** Runs a verb and waits for its end. */
  static Run run(Jdk jdk, String... words) throws IOException, InterruptedException {
    Run run = Fork.of(jdk).option("-jar", Fork.narrowsJar().toString()).main(words).start();
    run.exitCode();
    return run;
  }

  /** Waits until the agent in a JVM answers: then it has woven and reads. */
  static void awaitAgent(long pid) throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (run(Jdk.all().get(0), "status", Long.toString(pid)).exitCode() == 0) {
        return;
      }
    }
    throw new AssertionError("the agent in " + pid + " does not answer");
  }
}
