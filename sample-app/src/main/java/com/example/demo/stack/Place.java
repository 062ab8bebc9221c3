package com.example.demo.stack;

import com.example.demo.ChildProcess;
import com.example.demo.DemoException;
import com.example.demo.DemoOptions;
import com.example.demo.Progress;
import com.example.demo.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the programs of the stack run, and where they leave what they write.
 *
 * @param root of the repository
 * @param folder of this run alone
 */
record Place(Path root, Path folder, Stage stage, Wait waiting) {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  static Place of(DemoOptions options, Stage stage, Wait waiting) {
    return new Place(options.root(), options.out().resolve("stack"), stage, waiting);
  }

  /** A file as it is shipped. */
  Path shipped(String name) {
    return root.resolve("collector-config").resolve(name);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a file of this run. */
  Path write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(file(name), text);
  }

  /** Starts a program that the script has built, and waits until it answers there. */
  void start(String name, String ready, Map<String, String> environment, List<String> arguments)
      throws Exception {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(program(name)));
    command.addAll(arguments);
    Progress.step("starting " + name, () -> answering(name, ready, environment, command));
  }

  private ChildProcess answering(
      String name, String ready, Map<String, String> environment, List<String> command)
      throws Exception {
    ChildProcess process = stage.start(name, command, environment, file(name + ".log"));
    waiting.require(
        name + " to answer at " + ready,
        START_LIMIT,
        () -> {
          process.requireAlive();
          return Http.isReady(ready);
        });
    return process;
  }

  private static String program(String name) {
    String program = System.getProperty("stack." + name);
    if (program == null) {
      throw new DemoException("there is no -Dstack." + name + ": start it as ./demo --stack");
    }
    return program;
  }
}
