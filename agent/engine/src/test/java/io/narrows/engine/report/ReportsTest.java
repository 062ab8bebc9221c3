package io.narrows.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.saved.Saved;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportsTest {
  private final Reports reports = new Shop().open(200).reports();
  private final Reports empty = new Shop().reports();

  @Test
  void sameData_givesTheSameBytes() {
    Reports again = new Shop().open(200).reports();

    assertThat(withoutTraces(again.text(true))).isEqualTo(withoutTraces(reports.text(true)));
    assertThat(withoutTraces(again.json())).isEqualTo(withoutTraces(reports.json()));
    assertThat(withoutTraces(again.html())).isEqualTo(withoutTraces(reports.html()));
    assertThat(reports.json()).isEqualTo(reports.json());
    assertThat(reports.html()).isEqualTo(reports.html());
  }

  /** Trace ids are random. */
  private static String withoutTraces(String report) {
    return report.replaceAll("[0-9a-f]{32}", "TRACE");
  }

  @Test
  void literalsAndRawPaths_areInNoForm() {
    for (String form : List.of(reports.text(true), reports.json(), reports.html())) {
      assertThat(form).doesNotContain("secret").doesNotContain("4711");
    }
  }

  @Test
  void text_isNotWiderThanATerminal() {
    for (String line : Shop.linesOf(reports.text(true))) {
      assertThat(line.length()).as(line).isLessThanOrEqualTo(TextReport.WIDTH);
      assertThat(line).isEqualTo(line.stripTrailing());
    }
  }

  @Test
  void text_saysWhereTheTimeOfEachEndpointGoes() {
    assertThat(reports.text(false))
        .contains("narrows 0.1.0 · orders-api · 56 s since the start\n")
        .contains(" · the agent's own threads used 600 ms of CPU, 0.9 % of the\nprocess's\n")
        .contains("GET /customers/{id}/orders\n  200 requests   p50 ")
        .contains("GET (unmatched)")
        .contains("task on ")
        .contains("most repeated queries")
        .contains("GET /stock/{} of inventory:8080")
        .contains("what was not seen\n-----------------\n- 1 × class: not woven");
  }

  @Test
  void percentsOfEachEndpoint_addUpToAHundred() throws Exception {
    JsonNode json = new ObjectMapper().readTree(reports.json());
    assertThat(json.get("endpoints")).hasSize(5);
    for (JsonNode endpoint : json.get("endpoints")) {
      double sum = 0;
      double millis = 0;
      for (JsonNode time : endpoint.get("time")) {
        sum += time.get("percent").asDouble();
        millis += time.get("millis").asDouble();
      }
      assertThat(Math.round(sum * 10)).isEqualTo(1_000);
      assertThat(Math.round(millis * 10))
          .isEqualTo(Math.round(endpoint.at("/latency/sumMillis").asDouble() * 10));
    }
  }

  @Test
  void json_isAsItsSchemaSays() throws Exception {
    JsonSchema schema = schema();
    ObjectMapper mapper = new ObjectMapper();

    assertThat(schema.validate(mapper.readTree(reports.json()))).isEmpty();
    assertThat(schema.validate(mapper.readTree(empty.json()))).isEmpty();
    JsonNode many = mapper.readTree(new Shop().open(3_000).reports().json());
    assertThat(schema.validate(many)).isEmpty();
    assertThat(many.at("/endpoints/0/tail/parts")).isNotEmpty();
    assertThat(many.at("/requestsNeeded").asLong()).isEqualTo(Thresholds.REQUESTS);
    assertThat(many.at("/findings/0/type").asText()).isEqualTo("n_plus_one_query");
    assertThat(schema.validate(mapper.readTree("{\"schemaVersion\": 2}"))).isNotEmpty();
  }

  @Test
  void reportOfNothing_isReadAsThat() throws Exception {
    assertThat(Saved.of("empty", empty.json()).isEmpty()).isTrue();
    assertThat(Saved.of("shop", reports.json()).isEmpty()).isFalse();
  }

  private static JsonSchema schema() throws Exception {
    try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  @Test
  void html_isWellFormedAndNeedsNothingElse() throws Exception {
    String html = reports.html();
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    parser.parse(new InputSource(new StringReader(xml)));

    assertThat(html)
        .doesNotContain("http-equiv")
        .doesNotContain("<script")
        .doesNotContain("<link")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(");
    keep("report.html", html);
    keep("report.txt", reports.text(false));
    keep("report.json", reports.json());
    keep("empty.html", empty.html());
  }

  /** For who wants to look at it. */
  private static void keep(String name, String content) throws Exception {
    Path folder = Path.of("target", "reports");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void html_escapesWhatTheApplicationNamed() {
    Shop shop = new Shop();
    Operation request = shop.recorded.beginRequest("GET", "/");
    shop.recorded.recorder.route("/<script>alert('\"x\"')</script>&", 2);
    shop.recorded.operation(Kind.CACHE, "<img src=x>", 1_000);
    shop.recorded.recorder.endRequest(request, 200, null);
    shop.recorded.drain();
    String html = shop.reports().html();

    assertThat(html).doesNotContain("<script>").doesNotContain("<img");
    assertThat(html).contains("/&lt;script&gt;alert(&#39;&quot;x&quot;&#39;)&lt;/script&gt;&amp;");
  }

  @Test
  void findings_areSaidFirstWithRangePlaceAndFix() {
    assertThat(reports.text(false))
        .contains("1 MAJOR  N+1 query in GET /customers/{id}/orders\n  a fix saves ")
        .contains(" · new\n")
        .contains("  why we are sure:\n  - ")
        .contains("  fix: Load them in one query")
        .contains("  check after the fix: ");
    assertThat(reports.html()).contains("<h3>N+1 query in GET /customers/{id}/orders</h3>");
  }

  @Test
  void example_showsRepeatsAsOneBarAndTheCriticalPath() throws Exception {
    JsonNode bars = new ObjectMapper().readTree(reports.json()).at("/findings/0/waterfall/bars");
    List<JsonNode> repeated = new ArrayList<>();
    double path = 0;
    for (JsonNode bar : bars) {
      path += bar.get("pathMillis").asDouble();
      if (bar.get("kind").asText().equals("db_exec") && bar.get("count").asInt() > 1) {
        repeated.add(bar);
      }
    }

    assertThat(repeated).hasSize(1);
    assertThat(path).isCloseTo(bars.get(0).get("millis").asDouble(), within(0.01));
    assertThat(reports.html()).contains("<b>" + repeated.get(0).get("count").asInt() + " ×</b>");
  }

  @Test
  void nothingWrong_isSaid() {
    Shop shop = new Shop();
    for (int i = 0; i < 100; i++) {
      Operation request = shop.recorded.beginRequest("GET", "/");
      shop.recorded.clock.advance(1_000_000);
      shop.recorded.recorder.endRequest(request, 200, null);
    }
    shop.recorded.drain();

    assertThat(shop.reports().text(false)).contains("\nNothing wrong: ");
    assertThat(shop.reports().html()).contains("Nothing wrong: ");
    assertThat(shop.reports().json()).contains("\"findings\" : [ ]");
  }

  @Test
  void slowRequests_areComparedWithTypicalOnes() {
    assertThat(new Shop().open(3_000).reports().text(true))
        .containsPattern("slow requests take [0-9.]+ m?s where typical ones take");
  }

  @Test
  void nothingRecorded_isSaid() {
    assertThat(empty.hasData()).isFalse();
    assertThat(empty.text(false)).contains("Nothing was recorded in this time");
    assertThat(empty.html()).contains("Nothing was recorded in this time");
    assertThat(empty.json()).contains("\"endpoints\" : [ ]");
  }
}
