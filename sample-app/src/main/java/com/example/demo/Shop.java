package com.example.demo;

import com.example.demo.Traffic.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The running shop as the demo sees it: by HTTP. */
public final class Shop {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(100);

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Shop(int port) {
    uri = URI.create("http://localhost:" + port);
  }

  public URI uri() {
    return uri;
  }

  void waitUntilReady(ChildProcess process) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      process.requireAlive();
      if (System.nanoTime() > giveUp) {
        throw new DemoException("the shop was not ready after " + START_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  public List<Scenario> scenarios() throws IOException, InterruptedException {
    String json = http.send(get("/scenarios"), BodyHandlers.ofString()).body();
    return List.of(JsonMapper.shared().readValue(json, Scenario[].class));
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(get("/health"), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(10)).build();
  }
}
