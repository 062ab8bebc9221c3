package com.example.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the agent in the shop what it found, by the command line that a user would type. */
final class Report {

  private static final int NO_DATA_YET = 4;

  private final Path agentJar;
  private final long pid;

  Report(Path agentJar, long pid) {
    this.agentJar = agentJar;
    this.pid = pid;
  }

  /** Shows the command as a user would type it, and what it prints. */
  void print(String... options) throws IOException, InterruptedException {
    Path fromHere = Path.of("").toAbsolutePath().relativize(agentJar);
    System.out.printf("$ java -jar %s report %d %s%n%n", fromHere, pid, String.join(" ", options));
    System.out.flush();
    run(List.of(options), ProcessBuilder.Redirect.INHERIT);
  }

  /** Writes the page, and the same as JSON beside it. */
  void write(Path folder, String name) throws IOException, InterruptedException {
    for (String format : new String[] {"json", "html"}) {
      Path file = folder.resolve(name + "." + format);
      run(List.of("--format", format), ProcessBuilder.Redirect.to(file.toFile()));
      System.out.println(file);
    }
  }

  private void run(List<String> options, ProcessBuilder.Redirect output)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ChildProcess.java(), "-jar", agentJar.toString(), "report", String.valueOf(pid)));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    int exitCode =
        builder
            .redirectOutput(output)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    requireSuccess(exitCode);
  }

  private static void requireSuccess(int exitCode) {
    if (exitCode == NO_DATA_YET) {
      throw new DemoException("the agent has no data yet: let the load last longer (--seconds)");
    }
    if (exitCode != 0) {
      throw new DemoException("the report ended with exit code " + exitCode);
    }
  }
}
