package com.example.demo.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the programs of the stack, on loopback. */
final class Http {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private Http() {}

  /** What it answers; an IOException with the answer when that is an error. */
  static JsonNode json(String url) throws IOException, InterruptedException {
    HttpResponse<String> response = CLIENT.send(get(url), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(url + " answers " + response.statusCode() + ": " + response.body());
    }
    return JsonMapper.shared().readTree(response.body());
  }

  static boolean isReady(String url) throws InterruptedException {
    try {
      return CLIENT.send(get(url), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  static boolean isThere(String url) throws IOException, InterruptedException {
    int status = CLIENT.send(get(url), BodyHandlers.discarding()).statusCode();
    if (status != 200 && status != 404) {
      throw new IOException(url + " answers " + status);
    }
    return status == 200;
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
  }
}
