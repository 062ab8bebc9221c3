package io.narrows.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.example.bench.scenario.Scenarios;
import org.stubs.Journal;

/** The application in a fresh JVM with the real agent. */
final class Service implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OBJECTIVES =
      """
      version: prometheus/v1
      service: bench
      slos:
        - name: latency
          objective: 99
          sli:
            plugin: {id: narrows/http-latency, options: {threshold: %.0fms}}
      """;

  private final Path folder;
  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final OutputStream in;
  private final URI base;

  /**
   * Starts it and waits until it listens.
   *
   * @param whatIf by which factor the culprit is made shorter
   */
  Service(
      Options options,
      Scenarios scenario,
      long seed,
      String variant,
      URI partners,
      double whatIf,
      Path folder)
      throws IOException {
    this.folder = folder;
    name = whatIf == 1 ? variant : variant + "-" + whatIf;
    List<String> command = command(options);
    double promised = scenario.draw(seed).promisedMillis();
    if (promised > 0) {
      Path file = folder.resolve("slo.yaml");
      Files.writeString(file, OBJECTIVES.formatted(promised));
      command.addAll(1, List.of("-Dnarrows.slo=" + file, "-Dotel.service.name=bench"));
    }
    command.addAll(
        List.of(
            scenario.name(),
            Long.toString(seed),
            variant,
            partners.toString(),
            Double.toString(whatIf)));
    process =
        new ProcessBuilder(command).redirectError(folder.resolve(name + ".err").toFile()).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = process.getOutputStream();
    base = URI.create("http://127.0.0.1:" + port());
  }

  private static List<String> command(Options options) {
    Path target = options.home().resolve("target");
    Path agent = options.home().resolveSibling("launcher").resolve("target/narrows.jar");
    String arguments = options.agentArguments().isEmpty() ? "" : "=" + options.agentArguments();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-javaagent:" + agent + arguments);
    command.add("-cp");
    command.add(
        target.resolve("bench-application.jar")
            + ":"
            + target.resolve("bench-stubs.jar")
            + ":"
            + target.resolve("libraries")
            + "/*");
    command.add("org.example.bench.app.Main");
    return command;
  }

  private int port() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY ")) {
        return Integer.parseInt(line.substring("READY ".length()));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the application did not start: see " + folder + "\n" + said);
  }

  URI at(String path) {
    return base.resolve(path);
  }

  /** What the agent says now; empty when it saw nothing yet. */
  Optional<Report> report() throws IOException {
    Answer answer =
        ControlClient.ask(process.pid(), "report json all")
            .orElseThrow(() -> new IOException("there is no agent in " + process.pid()));
    if (answer.code() != 0) {
      return Optional.empty();
    }
    Files.writeString(folder.resolve(name + ".json"), answer.text());
    return Optional.of(new Report(JSON.readTree(answer.text())));
  }

  /** All that the stubs noted in it. */
  List<Journal.Entry> journal() throws IOException {
    Path file = folder.resolve(name + ".journal");
    say("journal " + file);
    String line = out.readLine();
    while (line != null && !line.equals("WRITTEN")) {
      line = out.readLine();
    }
    List<Journal.Entry> entries = Journal.read(file);
    Files.delete(file);
    return entries;
  }

  /** Ends it from outside, whatever it does. */
  void kill() {
    process.destroyForcibly();
  }

  private void say(String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  @Override
  public void close() {
    try {
      say("quit");
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException alreadyGone) {
      process.destroyForcibly();
    }
    process.destroyForcibly();
  }
}
