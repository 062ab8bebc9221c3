package com.example.shop;

import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What the tests ask the running shop over HTTP. */
@TestComponent
@Lazy
public class ShopClient {

  private final RestClient http;

  ShopClient(Environment environment) {
    http = RestClient.create("http://localhost:" + environment.getProperty("local.server.port"));
  }

  public JsonNode get(String path) {
    return answer(http.get().uri(path).retrieve());
  }

  public JsonNode post(String path) {
    return answer(http.post().uri(path).retrieve());
  }

  public JsonNode post(String path, String json) {
    return answer(
        http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(json).retrieve());
  }

  public JsonNode put(String path, String json) {
    return answer(
        http.put().uri(path).contentType(MediaType.APPLICATION_JSON).body(json).retrieve());
  }

  public int status(String path) {
    return http.get().uri(path).exchange((request, response) -> response.getStatusCode().value());
  }

  private static JsonNode answer(RestClient.ResponseSpec response) {
    return Objects.requireNonNull(response.body(JsonNode.class));
  }
}
