package io.narrows.load.recording;

import io.narrows.load.Given;
import io.narrows.load.Verb;
import io.narrows.load.WrongUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the sample shop under the demo's load, and keeps what its agent sends. */
public final class RecordVerb implements Verb {
  /** Where the recording is that comes with the repository. */
  static final String COMMITTED = "collector-config/load/shop.otlp.gz";

  private final Path root;

  public RecordVerb(Path root) {
    this.root = root;
  }

  @Override
  public String help() {
    return """
        usage: collector-config/load/run record [options]

        Starts the sample shop with the agent, as ./demo does, and keeps what the agent sends: the end
        of its traces, its last export of metrics, and its events, without the name of this machine.

          --seconds N            of load, 20 to 600 (150: events need two windows of a minute)
          --spans N              to keep, 100 to 100000 (4000)
          --database postgres|h2 (postgres)
          --out FILE             (%s)
        """
        .formatted(COMMITTED);
  }

  @Override
  public int run(Given given) throws Exception {
    int seconds = given.number("--seconds", 150, 20, 600);
    int spans = given.number("--spans", 4_000, 100, 100_000);
    String database = given.value("--database", "postgres");
    Path out = Path.of(given.value("--out", root.resolve(COMMITTED).toString()));
    given.requireNothingMore();
    if (!List.of("postgres", "h2").contains(database)) {
      throw new WrongUse("--database " + database + ": wanted is postgres or h2");
    }
    try (Receiver receiver = Receiver.start(spans)) {
      int code = demo(receiver.endpoint(), seconds, database);
      if (code != 0) {
        System.err.println("load: ./demo ended with " + code + "; nothing is written");
        return 1;
      }
      return write(Scrubbed.of(receiver.recording()), out);
    }
  }

  private int demo(String endpoint, int seconds, String database)
      throws IOException, InterruptedException {
    ProcessBuilder demo =
        new ProcessBuilder(
                "./demo",
                "--endpoints=slow",
                "--seconds=" + seconds,
                "--database=" + database,
                "--port=18080")
            .directory(root.toFile())
            .inheritIO();
    Map<String, String> environment = demo.environment();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    // As it runs in production: the demo's own mode looks at everything.
    environment.put("JDK_JAVA_OPTIONS", "-Dnarrows.mode=production");
    Process process = demo.start();
    Thread stop = new Thread(process::destroy, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(stop);
    return code;
  }

  private static int write(Recording recording, Path out) throws IOException {
    if (recording.traces().getResourceSpansCount() == 0
        || recording.metrics().getResourceMetricsCount() == 0) {
      System.err.println("load: the agent sent no traces or no metrics; nothing is written");
      return 1;
    }
    recording.write(out);
    System.out.println(ShowVerb.summary(recording, out));
    return 0;
  }
}
