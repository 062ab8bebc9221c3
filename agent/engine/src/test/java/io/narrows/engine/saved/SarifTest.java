package io.narrows.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {
  @TempDir Path folder;

  private Saved report() throws Unreadable {
    return new Written()
        .finding("n_plus_one_query", "major", "GET /orders", 190, 305)
        .finding("slow_query", "info", "GET /orders", 0, 20)
        .saved("report");
  }

  private JsonNode sarif(SourceFolders sources) throws Exception {
    return new ObjectMapper().readTree(Sarif.of(report(), sources));
  }

  @Test
  void sarif_isAsItsSchemaSays() throws Exception {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);

      assertThat(schema.validate(sarif(new SourceFolders(folder, null)))).isEmpty();
      assertThat(schema.validate(new ObjectMapper().readTree("{\"version\": \"2.1.0\"}")))
          .isNotEmpty();
    }
  }

  @Test
  void result_pointsAtTheLine() throws Exception {
    JsonNode result = sarif(new SourceFolders(folder, "app/src/")).at("/runs/0/results/0");

    assertThat(result.at("/level").asText()).isEqualTo("error");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo("app/src/com/acme/OrderService.java");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(57);
    assertThat(result.at("/partialFingerprints/narrowsFindingId~1v1").asText())
        .isEqualTo("n_plus_one_query-0badf00d");
    assertThat(result.at("/message/text").asText()).contains("a fix saves 190 ms to 310 ms");
  }

  @Test
  void placeWithLettersThatMeanSomethingInAUri_isEscaped() throws Exception {
    JsonNode result = sarif(new SourceFolders(folder, "a b/c#/50%/grün?")).at("/runs/0/results/0");

    String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
    assertThat(uri).isEqualTo("a%20b/c%23/50%25/gr%C3%BCn%3F/com/acme/OrderService.java");
    assertThat(URI.create(uri).getPath()).isEqualTo("a b/c#/50%/grün?/com/acme/OrderService.java");
  }

  @Test
  void sources_areFoundBelowTheFolder() throws Exception {
    Path file = folder.resolve("shop/orders/src/main/java/com/acme/OrderService.java");
    Files.createDirectories(file.getParent());
    Files.createFile(file);

    assertThat(new SourceFolders(folder, null).find("com/acme/OrderService.java"))
        .isEqualTo("shop/orders/src/main/java/com/acme/OrderService.java");
    assertThat(new SourceFolders(folder, null).find("com/acme/Other.java"))
        .isEqualTo("src/main/java/com/acme/Other.java");
  }
}
