package org.stubs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls of partner services in one line each. */
public final class Calls {
  private static final String KIND = "http_wait";
  private static final Duration LONG = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Journal journal;
  private final URI base;

  public Calls(Journal journal, URI base) {
    this.journal = journal;
    this.base = base;
  }

  public String get(String path) throws IOException, InterruptedException {
    return get(path, LONG);
  }

  /** Gives up after so long. */
  public String get(String path, Duration timeout) throws IOException, InterruptedException {
    HttpRequest call = to(path).timeout(timeout).build();
    long start = System.nanoTime();
    try {
      return client.send(call, BodyHandlers.ofString()).body();
    } finally {
      journal.ended(KIND, kindOf(path), start);
    }
  }

  /** Does not wait for the answer. */
  public CompletableFuture<String> start(String path) {
    HttpRequest call = to(path).timeout(LONG).build();
    long start = System.nanoTime();
    return client
        .sendAsync(call, BodyHandlers.ofString())
        .thenApply(
            response -> {
              journal.ended(KIND, kindOf(path), start);
              return response.body();
            });
  }

  private static String kindOf(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }
}
