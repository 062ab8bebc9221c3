package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service with the real agent, in a JVM of its own. */
final class Watched implements AutoCloseable {
  private static final Path JAR = Path.of("../agent/launcher/target/narrows.jar");

  final int port;
  final Running running;
  private int made = 1; // that it is ready was its first

  private Watched(int port, Running running) {
    this.port = port;
    this.running = running;
  }

  /**
   * Starts {@link Answering}; that it answers was its first request.
   *
   * @param arguments of the agent, or empty
   */
  static Watched start(Path folder, Map<String, String> environment, String arguments)
      throws IOException {
    int port = Running.freePorts(1)[0];
    String agent = "-javaagent:" + jar() + (arguments.isEmpty() ? "" : "=" + arguments);
    Running running =
        Running.start(
            folder,
            environment,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            agent,
            "-cp",
            "target/test-classes",
            Answering.class.getName(),
            String.valueOf(port));
    return new Watched(port, running.whenReady("http://127.0.0.1:" + port + "/"));
  }

  /** Asks it so often, one after the other; each is answered, or this fails. */
  void ask(int requests) throws IOException, InterruptedException {
    for (int i = 0; i < requests; i++) {
      Running.get("http://127.0.0.1:" + port + "/");
      made++;
    }
  }

  /** Requests that it has answered by {@link #ask}, and the first. */
  int made() {
    return made;
  }

  String said() {
    return running.said();
  }

  @Override
  public void close() {
    running.close();
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
