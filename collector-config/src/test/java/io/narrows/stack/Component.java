package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that components/build made. */
final class Component {
  private Component() {}

  /**
   * Where a program is.
   *
   * @param name such as {@code collector/otelcol}
   */
  static Path program(String name) throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder("components/build", "--where", name).redirectErrorStream(true).start();
    Path place = Path.of(new String(asked.getInputStream().readAllBytes()).strip());
    asked.waitFor();
    if (!Files.isExecutable(place)) {
      String missing = "there is no " + name + ": collector-config/components/build " + name;
      // A developer may go on without; CI may not.
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
    return place;
  }
}
