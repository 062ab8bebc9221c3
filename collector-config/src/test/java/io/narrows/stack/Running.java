package io.narrows.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real program of the stack, on loopback, until it is closed. */
final class Running implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final Process process;
  private final Path log;

  private Running(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Running start(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    Path log = Files.createTempFile(folder, Path.of(command[0]).getFileName().toString(), ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), log);
  }

  /** Until it answers 200 there. */
  Running whenReady(String url) {
    until("an answer of " + url, () -> status(url) == 200);
    return this;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Until it has done what it was started for. */
  void whenEnded(long time, TimeUnit unit) throws InterruptedException {
    if (!process.waitFor(time, unit) || process.exitValue() != 0) {
      kill();
      throw new AssertionError("it failed\n" + said());
    }
  }

  /** Lets it end in its own time, with what it still has to do. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("it does not end\n" + said());
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Its last words. */
  String said() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException gone) {
      return gone.toString();
    }
  }

  /** What has to become true in the end. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Asks again and again, and fails when patience is over. */
  static void until(String what, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited for " + what + " in vain");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private static int status(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  static String get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(url + " answers " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  static void post(String url, String json, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<String> response = offer(url, json, headers);
    if (response.statusCode() != 200) {
      throw new IOException(url + " answers " + response.statusCode() + ": " + response.body());
    }
  }

  /** The same, whatever the answer is. */
  static HttpResponse<String> offer(String url, String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Ports that nobody listens on, all different, and below those that systems give to outgoing
   * connections: one of these may hold a port when the program that is to listen there starts.
   */
  static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      while (sockets.size() < count) {
        int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
        try {
          sockets.add(new ServerSocket(port));
        } catch (BindException taken) {
          // another one then
        }
      }
      return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(process.info().arguments().orElse(new String[0]));
  }
}
