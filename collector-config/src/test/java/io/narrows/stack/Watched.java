package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service with the real agent, in a JVM of its own. */
final class Watched {
  private static final Path JAR = Path.of("../agent/launcher/target/narrows.jar");

  private Watched() {}

  /**
   * Starts {@link Answering}; that it answers was its first request.
   *
   * @param arguments of the agent, or empty
   */
  static Running start(Path folder, Map<String, String> environment, String arguments, int port)
      throws IOException {
    String agent = "-javaagent:" + jar() + (arguments.isEmpty() ? "" : "=" + arguments);
    return Running.start(
            folder,
            environment,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            agent,
            "-cp",
            "target/test-classes",
            Answering.class.getName(),
            String.valueOf(port))
        .whenReady("http://127.0.0.1:" + port + "/");
  }

  /** Maven's package makes it, and its test does not: a developer may go on without, CI may not. */
  private static Path jar() {
    if (!Files.exists(JAR)) {
      String missing = "there is no narrows.jar: ./mvnw -pl agent/launcher -am package";
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
    return JAR.toAbsolutePath();
  }
}
