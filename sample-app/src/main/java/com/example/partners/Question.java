package com.example.partners;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a caller asked: the path, the query's parameters, and the body. */
record Question(String path, Map<String, String> parameters, String body) {

  static Question of(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Question(
        exchange.getRequestURI().getPath(), parameters(query == null ? "" : query), body);
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
  }

  int number(String parameter) {
    return Integer.parseInt(parameters.getOrDefault(parameter, "0"));
  }
}
