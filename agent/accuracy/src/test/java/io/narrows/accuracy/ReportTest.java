package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String ENDPOINT = "GET /article";

  private static Report report(String signatures) throws Exception {
    String json =
        """
        {"endpoints": [{"name": "GET /article", "latency": {"count": 100}, "signatures": [%s]}]}
        """;
    return new Report(new ObjectMapper().readTree(json.formatted(signatures)));
  }

  private static String part(String kind, String text, int pathMillis, int savableMillis) {
    return """
        {"kind": "%s", "text": "%s", "pathMillis": %d, "savableMillis": %d}"""
        .formatted(kind, text, pathMillis, savableMillis);
  }

  @Test
  void quickerOperation_savesItsPartUntilSomethingBesideItIsTheLongest() throws Exception {
    Report report = report(part("http_wait", "GET /similar/{}", 10_000, 6_000));

    List<String> similar = List.of("GET /similar/{}");
    assertThat(report.savedMillis(ENDPOINT, similar, 0.1)).isCloseTo(10, within(1e-9));
    assertThat(report.savedMillis(ENDPOINT, similar, 0.5)).isCloseTo(50, within(1e-9));
    assertThat(report.savedMillis(ENDPOINT, similar, 1)).isCloseTo(60, within(1e-9));
  }

  @Test
  void queryAndItsRows_areQuickerTogether() throws Exception {
    String both = part("db_exec", "SELECT", 500, 500) + "," + part("db_fetch", "SELECT", 900, 900);

    assertThat(report(both).savedMillis(ENDPOINT, List.of("SELECT"), 1))
        .isCloseTo(14, within(1e-9));
  }

  @Test
  void waitForSomethingFull_isNoOperation() throws Exception {
    String waits = part("queue", "labels", 900, 900) + "," + part("db_acquire", "orders", 90, 90);

    assertThat(report(waits).savedMillis(ENDPOINT, List.of("labels", "orders"), 1)).isZero();
  }
}
