package io.narrows.load.sizing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus with the configuration of this repository. */
final class Prometheus implements AutoCloseable {
  // The value of {"value":[1795883998.5,"12"]}.
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[\\d.]+,\"(\\d+)\"]");

  private final int port;
  final Program program;

  private Prometheus(int port, Program program) {
    this.port = port;
    this.program = program;
  }

  static Prometheus start(Place place) throws IOException, InterruptedException {
    int port = Program.freePorts(1)[0];
    Path configuration = place.root().resolve("collector-config/prometheus/prometheus.yml");
    List<String> command =
        List.of(
            place.component("prometheus/prometheus"),
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + place.folder().resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port,
            "--web.enable-otlp-receiver",
            "--enable-feature=exemplar-storage");
    Program program =
        Program.start(place.folder(), Map.of(), command)
            .whenReady("http://127.0.0.1:" + port + "/-/ready");
    return new Prometheus(port, program);
  }

  URI otlp() {
    return URI.create("http://127.0.0.1:" + port + "/api/v1/otlp");
  }

  /** Series of the services that seem to send: not those of its rules, nor its own. */
  double series() throws IOException, InterruptedException {
    String query = URLEncoder.encode("count({service_name=~\"shop-.*\"})", UTF_8);
    String answer = Program.get("http://127.0.0.1:" + port + "/api/v1/query?query=" + query);
    Matcher value = VALUE.matcher(answer);
    if (!value.find()) {
      throw new IOException("Prometheus does not count: " + answer);
    }
    return Double.parseDouble(value.group(1));
  }

  double samples() throws IOException, InterruptedException {
    return counted("prometheus_tsdb_head_samples_appended_total");
  }

  private double counted(String name) throws IOException, InterruptedException {
    return Exposition.sum("http://127.0.0.1:" + port + "/metrics", name);
  }

  @Override
  public void close() {
    program.close();
  }
}
