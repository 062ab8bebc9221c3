package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it is measured.
 *
 * @param root of the repository
 * @param folder for what the programs write
 */
record Place(Path root, Path folder) {
  /** A program that {@code components/build} made. */
  String component(String name) throws IOException, InterruptedException {
    String build = root.resolve("collector-config/components/build").toString();
    Process asked = new ProcessBuilder(build, "--where", name).start();
    String program = new String(asked.getInputStream().readAllBytes()).strip();
    asked.waitFor();
    if (!Files.isExecutable(Path.of(program))) {
      throw new IOException("there is no " + name + ": collector-config/components/build " + name);
    }
    return program;
  }
}
