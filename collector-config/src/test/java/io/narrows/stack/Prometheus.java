package io.narrows.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The real Prometheus with the configuration that is shipped, but with rules of a test's own. */
final class Prometheus implements AutoCloseable {
  private final Running running;
  private final String url;

  private Prometheus(Running running, String url) {
    this.running = running;
    this.url = url;
  }

  static Prometheus start(Path folder, Path rules) throws IOException, InterruptedException {
    String address = "127.0.0.1:" + Running.freePorts(1)[0];
    Running running =
        Running.start(
            folder,
            Map.of(),
            Component.program("prometheus/prometheus").toString(),
            "--config.file=" + configuration(folder, rules),
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=" + address,
            "--web.enable-otlp-receiver",
            "--enable-feature=exemplar-storage");
    String url = "http://" + address;
    try {
      running.whenReady(url + "/-/ready");
    } catch (AssertionError late) {
      running.close();
      throw new AssertionError(running.said(), late);
    }
    return new Prometheus(running, url);
  }

  /** Nothing is scraped, and nobody is told: only what is sent counts. */
  private static Path configuration(Path folder, Path rules) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode shipped =
        (ObjectNode) yaml.readTree(Files.readString(Path.of("prometheus/prometheus.yml")));
    shipped.remove("alerting");
    shipped.remove("scrape_configs");
    shipped.putArray("rule_files").add(rules.toString());
    return Files.writeString(folder.resolve("prometheus.yml"), yaml.writeValueAsString(shipped));
  }

  /** Where metrics are sent to. */
  String otlpMetrics() {
    return url + "/api/v1/otlp/v1/metrics";
  }

  /** The series that an expression has now. */
  JsonNode ask(String expression) throws IOException, InterruptedException {
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    String answer = Running.get(url + "/api/v1/query?query=" + query);
    return new ObjectMapper().readTree(answer).get("data").get("result");
  }

  /** The one number that an expression is now; NaN when there is none. */
  double number(String expression) throws IOException, InterruptedException {
    JsonNode result = ask(expression);
    return result.size() == 1 ? result.get(0).get("value").get(1).asDouble() : Double.NaN;
  }

  @Override
  public void close() {
    running.close();
  }
}
