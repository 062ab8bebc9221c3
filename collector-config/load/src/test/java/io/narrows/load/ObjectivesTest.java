package io.narrows.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.load.sizing.Components;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** sample-app/k6 holds the real shop to what its SLO file says, whatever that is. */
@Timeout(180)
class ObjectivesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int KEPT = 0;
  private static final int BROKEN = 99;

  @TempDir Path folder;

  @Test
  void thresholds_areThoseOfTheFile() throws Exception {
    Components.require("k6/k6");
    String slo = Files.readString(ROOT.resolve("collector-config/slo/shop.yaml"));
    Path stricter =
        Files.writeString(
            folder.resolve("slo.yaml"),
            slo.replace("objective: 99.9", "objective: 99.5")
                .replace("service: shop", "service: x"));

    String asDelivered = k6("--inspect").text();
    String asChanged = k6("--inspect", "--slo", stricter.toString()).text();

    assertThat(asDelivered)
        .containsSubsequence("slo_bad{slo:shop-availability}", "=0.001")
        .containsSubsequence("slo_bad{slo:shop-orders-in-time}", "=0.01")
        // What the database does is not seen from outside.
        .doesNotContain("queries-in-time");
    assertThat(asChanged)
        .containsSubsequence("slo_bad{slo:x-availability}", "=0.005")
        .doesNotContain("shop-availability");
  }

  @Test
  void shopThatKeepsItsObjectives_passes_andOneThatDoesNotFails() throws Exception {
    Components.require("k6/k6");
    try (Shop shop = Shop.start(folder, "in-process")) {
      // Not the shop's own 300 ms: how quick it is depends on what else this machine does.
      Ended kept = visit(shop, "--slo", ordersIn("9s"));
      assertThat(kept.code()).as(kept.text()).isEqualTo(KEPT);

      Ended tooSlow = visit(shop, "--slo", ordersIn("1ms"));
      assertThat(tooSlow.code()).as(tooSlow.text()).isEqualTo(BROKEN);
      assertThat(tooSlow.crossed()).containsExactly("slo:shop-orders-in-time");
    }
    try (Shop shop = Shop.start(folder, "http://127.0.0.1:" + freePort())) {
      Ended withoutPartners = visit(shop, "--slo", ordersIn("9s"));
      assertThat(withoutPartners.code()).as(withoutPartners.text()).isEqualTo(BROKEN);
      assertThat(withoutPartners.crossed()).containsExactly("slo:shop-availability");
    }
  }

  /** The shop's file with another threshold. */
  private String ordersIn(String threshold) throws IOException {
    String slo = Files.readString(ROOT.resolve("collector-config/slo/shop.yaml"));
    assertThat(slo).contains("threshold: 300ms");
    Path file = folder.resolve(threshold + ".yaml");
    Files.writeString(file, slo.replace("threshold: 300ms", "threshold: " + threshold));
    return file.toString();
  }

  private Ended visit(Shop shop, String... options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--shop", shop.url(), "--seconds", "6", "--warm-up", "2"));
    return k6(all.toArray(new String[0]));
  }

  private Ended k6(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("sample-app/k6/run").toString()));
    command.addAll(List.of(options));
    Path said = Files.createTempFile(folder, "k6", ".txt");
    Process k6 =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(k6.waitFor(60, TimeUnit.SECONDS)).as("k6 ends").isTrue();
    return new Ended(k6.exitValue(), Files.readString(said));
  }

  /** How a run ended, and what was printed. */
  private record Ended(int code, String text) {
    /** The objectives that k6 names in its last line. */
    List<String> crossed() {
      String line = text.lines().filter(it -> it.contains("thresholds on metrics")).findAny().get();
      return java.util.regex.Pattern.compile("slo:[a-z-]+")
          .matcher(line)
          .results()
          .map(match -> match.group())
          .toList();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The shop over H2, without the agent. */
  private record Shop(Process process, String url) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    static Shop start(Path folder, String partners) throws IOException, InterruptedException {
      int port = freePort();
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder =
          new ProcessBuilder(
                  java,
                  "-jar",
                  ROOT.resolve("sample-app/target/shop.jar").toString(),
                  "--spring.profiles.active=h2")
              .redirectErrorStream(true)
              .redirectOutput(Files.createTempFile(folder, "shop", ".log").toFile());
      builder.environment().put("PORT", "" + port);
      builder.environment().put("PARTNERS_URL", partners);
      Shop shop = new Shop(builder.start(), "http://127.0.0.1:" + port);
      shop.whenReady();
      return shop;
    }

    private void whenReady() throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (!answers()) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new AssertionError("the shop does not start");
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }

    private boolean answers() throws InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
      try {
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
