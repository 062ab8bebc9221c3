package io.narrows.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests to healthy endpoints and to some with a bottleneck; then the report, in all its forms.
 */
class ShopIT {
  private static final Path SHOP = Path.of(System.getProperty("narrows.test.shop"));
  private static final Duration START = Duration.ofMinutes(4);
  private static final String SPRING = "--logging.level.org.springframework.boot.";
  private static final int ORDERS_OF_A_CUSTOMER = 30;

  private static final Map<String, Integer> OFFERED =
      Map.of(
          "GET /products/{id}", 5,
          "GET /products", 3,
          "GET /customers/{customer}/orders", 6,
          "GET /parcels/{code}", 4);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ParameterizedTest
  @MethodSource("io.narrows.launcher.testing.Jdk#all")
  void shop_isReportedAsItWasUsed(Jdk jdk) throws Exception {
    try (Run shop = start(jdk)) {
      String started = shop.awaitOut("Tomcat started on port ", START);
      shop.awaitOut("Started ShopApplication", START);
      use("http://127.0.0.1:" + started.split(" ")[4]);

      JsonNode json = Reports.json(jdk, shop.pid(), OFFERED);
      assertShares(json);
      assertRepeatedQuery(Reports.endpoint(json, "GET /customers/{customer}/orders"));
      assertThat(Reports.endpoint(json, "GET /parcels/{code}").path("failed").asInt()).isZero();
      assertNamesEveryEndpoint(Reports.lines(jdk, shop.pid(), "text"));
      assertNamesEveryEndpoint(Reports.lines(jdk, shop.pid(), "html"));
      assertSaidNothing(shop);
    }
  }

  /** What the shop is told to say is how the test knows its port and that it is ready. */
  private static Run start(Jdk jdk) throws IOException {
    return Fork.of(jdk)
        .agent()
        .environment("SPRING_PROFILES_ACTIVE", "h2")
        .environment("PORT", "0")
        .option("-Xmx512m", "-jar", SHOP.resolve("target/shop.jar").toString())
        .main(
            SPRING + "tomcat=INFO",
            "--logging.level.com.example.shop.ShopApplication=INFO",
            "--logging.pattern.console=%m%n")
        .start();
  }

  private void use(String shop) throws Exception {
    for (int i = 1; i <= 5; i++) {
      get(shop + "/products/" + i);
    }
    for (int i = 0; i < 3; i++) {
      get(shop + "/products?category=garden");
    }
    for (int i = 1; i <= 6; i++) {
      get(shop + "/customers/" + i + "/orders");
    }
    for (int i = 0; i < 4; i++) {
      get(shop + "/parcels/NW-" + i);
    }
  }

  private void get(String uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).as(uri).isEqualTo(200);
  }

  /** In tenths of a percent, as they are printed. */
  private static void assertShares(JsonNode json) {
    for (JsonNode endpoint : json.path("endpoints")) {
      long tenths = 0;
      for (JsonNode share : endpoint.path("time")) {
        tenths += Math.round(share.path("percent").asDouble() * 10);
      }
      assertThat(tenths).as(endpoint.path("name").asText()).isEqualTo(1000);
    }
  }

  /** Once for the orders, and once for the items of each: at the line that asks for them. */
  private static void assertRepeatedQuery(JsonNode history) throws IOException {
    int requests = OFFERED.get("GET /customers/{customer}/orders");
    assertThat(history.path("queries").asInt()).isEqualTo(requests * (1 + ORDERS_OF_A_CUSTOMER));
    JsonNode repeated = null;
    for (JsonNode signature : history.path("signatures")) {
      boolean ofItems = signature.path("text").asText().contains("order_item");
      repeated =
          ofItems && signature.path("kind").asText().equals("db_exec") ? signature : repeated;
    }
    assertThat(repeated).as(history.toString()).isNotNull();
    assertThat(repeated.path("maxPerRequest").asInt()).isEqualTo(ORDERS_OF_A_CUSTOMER);
    assertThat(repeated.path("latency").path("count").asInt())
        .isEqualTo(requests * ORDERS_OF_A_CUSTOMER);
    JsonNode site = repeated.path("sites").path(0);
    assertThat(site.path("class").asText()).isEqualTo("com.example.shop.history.OrderHistory");
    assertThat(site.path("method").asText()).isEqualTo("entry");
    assertThat(source(site)).contains("order.items()");
  }

  private static String source(JsonNode site) throws IOException {
    Path file = SHOP.resolve("src/main/java").resolve(site.path("path").asText());
    return Files.readAllLines(file).get(site.path("line").asInt() - 1);
  }

  private static void assertNamesEveryEndpoint(List<String> report) {
    String all = String.join("\n", report);
    assertThat(OFFERED.keySet()).allSatisfy(endpoint -> assertThat(all).contains(endpoint));
  }

  /** The one line at start, and for the rest what the shop says itself. */
  private static void assertSaidNothing(Run shop) {
    assertThat(shop.out()).noneMatch(line -> line.contains("narrows"));
    assertThat(shop.err().stream().filter(line -> line.contains("narrows")))
        .singleElement()
        .asString()
        .contains(" report " + shop.pid());
  }
}
