package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Traffic.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

  private static final Scenario PLANTED =
      new Scenario("slow_query", "Parcels.byCode", ".list()", "GET /parcels", "GET /v2/parcels");

  @TempDir private Path sources;

  @BeforeEach
  void writeSource() throws IOException {
    Files.createDirectories(sources.resolve("com"));
    Files.writeString(sources.resolve("com/Parcels.java"), "class Parcels\n  return it.list();\n");
  }

  private boolean check(String slow, String fixed) {
    Check check = new Check(List.of(PLANTED), sources);
    check.read(Endpoints.SLOW, "{\"findings\": [" + slow + "]}");
    check.read(Endpoints.FIXED, "{\"findings\": [" + fixed + "]}");
    return check.print();
  }

  private static String finding(String type, String endpoint, String method, int line) {
    return """
        {"type": "%s", "severity": "major", "title": "T", "endpoint": "%s", "sites": [
          {"class": "com.Parcels", "method": "%s", "file": "Parcels.java",
           "path": "com/Parcels.java", "line": %d}]}"""
        .formatted(type, endpoint, method, line);
  }

  @Test
  void print_allNamedAtItsLine_passes() {
    assertThat(check(finding("slow_query", "GET /parcels", "byCode", 2), "")).isTrue();
  }

  @Test
  void print_wrongLineMethodTypeOrEndpoint_fails() {
    assertThat(check("", "")).isFalse();
    assertThat(check(finding("slow_query", "GET /parcels", "byCode", 1), "")).isFalse();
    assertThat(check(finding("slow_query", "GET /parcels", "byCode", 9), "")).isFalse();
    assertThat(check(finding("slow_query", "GET /parcels", "byNumber", 2), "")).isFalse();
    assertThat(check(finding("large_fetch", "GET /parcels", "byCode", 2), "")).isFalse();
    assertThat(check(finding("slow_query", "GET /other", "byCode", 2), "")).isFalse();
  }

  @Test
  void print_healthyOrFixedEndpointBlamed_fails() {
    String right = finding("slow_query", "GET /parcels", "byCode", 2);

    assertThat(check(right + "," + finding("slow_query", "GET /health", "x", 1), "")).isFalse();
    assertThat(check(right, finding("slow_query", "GET /v2/parcels", "x", 1))).isFalse();
    assertThat(check(right, finding("slow_query", "GET /health", "x", 1))).isFalse();
  }
}
