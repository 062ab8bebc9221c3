package com.example.demo;

import com.example.demo.DemoOptions.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who comes to the shop how often: visitors of the scenarios, and visitors of the rest. */
public final class Traffic {

  private static final String PURCHASE =
      """
      {"customer": {buyer}, "region": "{region}",
       "lines": [{"product": {product}, "quantity": 2}, {"product": {product}, "quantity": 1}]}\
      """;
  private static final String WISHES =
      "[{\"product\": {product}, \"quantity\": 1}, {\"product\": {product}, \"quantity\": 3}]";

  /** A report is a page of 16 tiles, and invoices are printed in batches of 8: all at once. */
  private static final Map<String, Rate> RATES =
      Map.of(
          "n_plus_one_query", new Rate(3, 1),
          "slow_query", new Rate(0.5, 1),
          "large_fetch", new Rate(0.8, 1),
          "connection_held", new Rate(8, 1),
          "pool_exhausted", new Rate(1.5, 16),
          "connection_leak", new Rate(4, 1),
          "executor_queue", new Rate(7.5, 1),
          "sequential_calls", new Rate(1.5, 1),
          "lock_contention", new Rate(0.8, 8),
          "hot_method", new Rate(2, 1));

  private static final Map<String, String> QUERIES =
      Map.of(
          "large_fetch", "?page={page}",
          "sequential_calls", "?postcode={postcode}&grams={grams}");

  private static final Map<String, String> BODIES = Map.of("connection_held", PURCHASE);

  private static final List<Visit> HEALTHY =
      List.of(
          new Visit("product page", "GET", "/products/{product}", "", "", new Rate(5, 1)),
          new Visit("search", "GET", "/products", "?category={category}", "", new Rate(3, 1)),
          new Visit("basket", "GET", "/customers/{buyer}/basket", "", "", new Rate(3, 1)),
          new Visit("fill basket", "PUT", "/customers/{buyer}/basket", "", WISHES, new Rate(2, 1)),
          new Visit("health", "GET", "/health", "", "", new Rate(1, 1)));

  private Traffic() {}

  public static List<Visit> of(List<Scenario> scenarios, Endpoints endpoints) {
    List<Visit> visits = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      visits.add(visit(scenario, endpoints));
    }
    visits.addAll(HEALTHY);
    return visits;
  }

  private static Visit visit(Scenario scenario, Endpoints endpoints) {
    String name = scenario.name();
    String endpoint = endpoints == Endpoints.SLOW ? scenario.endpoint() : scenario.fixed();
    String[] methodAndPath = endpoint.split(" ", 2);
    return new Visit(
        name,
        methodAndPath[0],
        methodAndPath[1],
        QUERIES.getOrDefault(name, ""),
        BODIES.getOrDefault(name, ""),
        RATES.getOrDefault(name, new Rate(1, 1)));
  }

  /** One line of the shop's own list of its scenarios. */
  public record Scenario(String name, String at, String line, String endpoint, String fixed) {}

  /** So many arrivals a second, and so many requests at each arrival. */
  public record Rate(double arrivalsPerSecond, int requests) {}

  /** One kind of request, with its variables still in braces. */
  public record Visit(
      String name, String method, String path, String query, String body, Rate rate) {

    String endpoint() {
      return method + " " + path;
    }
  }
}
