package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus' own tool: the one that components/build made, or the one that is installed. */
final class Promtool {
  private static final Path BUILD = Path.of("components/build");

  private final Path program;

  private Promtool(Path program) {
    this.program = program;
  }

  /** Where there is none a developer may go on without; CI may not. */
  static Promtool found() throws IOException, InterruptedException {
    List<Path> places = new ArrayList<>();
    Answer built = run(List.of(BUILD.toString(), "--where", "prometheus/promtool"));
    places.add(Path.of(built.text().strip()));
    for (String folder : System.getenv("PATH").split(":")) {
      places.add(Path.of(folder, "promtool"));
    }
    for (Path place : places) {
      if (Files.isExecutable(place)) {
        return new Promtool(place);
      }
    }
    String missing = "there is no promtool: collector-config/components/build prometheus/promtool";
    assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
    assumeTrue(false, missing);
    throw new AssertionError(missing);
  }

  /** Whether it knows series of native histograms, which came with the third version. */
  boolean knowsNativeHistograms() throws IOException, InterruptedException {
    return !ask("--version").text().startsWith("promtool, version 2.");
  }

  /** What a program answered. */
  record Answer(int code, String text) {}

  Answer ask(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static Answer run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("promtool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}
