package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  @TempDir Path directory;

  @Test
  void stopIn_demoThatWasKilled_itsProcessEnds() throws Exception {
    Process left = new ProcessBuilder("sleep", "300").start();
    rememberAsIfKilled(left);

    try (Leftovers next = Leftovers.stopIn(directory)) {
      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void stopIn_numberUsedAgain_otherProcessGoesOn() throws Exception {
    Process other = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(
          directory.resolve("demo.processes"), other.pid() + " 2001-01-01T00:00:00Z\n");
      Leftovers.stopIn(directory).close();

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
  }

  @Test
  void childProcess_closed_ends() throws Exception {
    ChildProcess child =
        ChildProcess.start(
            "sleep", List.of("sleep", "300"), Map.of(), directory.resolve("sleep.log"));
    long pid = child.pid();
    child.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  /** The lock is gone with the killed demo, the list is not. */
  private void rememberAsIfKilled(Process process) throws Exception {
    Path list = directory.resolve("demo.processes");
    Leftovers killed = Leftovers.stopIn(directory);
    killed.remember(process.pid());
    String remembered = Files.readString(list);
    killed.close();
    Files.writeString(list, remembered);
  }
}
