package com.example.shop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ShopTest
class ScenariosTest {

  @Autowired private ShopClient shop;

  @Autowired private RequestMappingHandlerMapping mappings;

  @Test
  void scenarios_all_haveTheirEndpoints() {
    List<String> served =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(
                it ->
                    it.getMethodsCondition().getMethods().stream()
                        .flatMap(
                            method -> it.getPatternValues().stream().map(p -> method + " " + p)))
            .toList();

    for (JsonNode scenario : shop.get("/scenarios")) {
      assertThat(served).contains(scenario.get("endpoint").asString());
      assertThat(served).contains(scenario.get("fixed").asString());
    }
  }

  @Test
  void scenarios_all_areInTheReadme() throws IOException {
    List<String> readme =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.matches("\\| `[a-z_]+` \\| `(GET|POST) .*"))
            .map(line -> String.join("|", Arrays.copyOfRange(line.split("\\|"), 1, 4)))
            .toList();

    assertThat(readme)
        .containsExactlyInAnyOrderElementsOf(
            StreamSupport.stream(shop.get("/scenarios").spliterator(), false)
                .map(ScenariosTest::row)
                .toList());
  }

  private static String row(JsonNode scenario) {
    return " `%s` | `%s` | `%s` "
        .formatted(
            scenario.get("name").asString(),
            scenario.get("endpoint").asString(),
            scenario.get("fixed").asString());
  }
}
