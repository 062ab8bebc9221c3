package io.narrows.stack;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Between the real agent and the real gateway a certificate is expired or unknown: each request is
 * counted by the agent as dropped until the file is replaced, and stored from then on, without a
 * restart of either.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CertificateFaultsTest {
  private static final String ACCEPTED = "otelcol_receiver_accepted_spans_total";
  private static final String DROPPED =
      "sum(narrows_agent_dropped_items_total"
          + "{narrows_signal=\"span\",narrows_drop_reason=\"export_failed\"})";
  private static final int REQUESTS = 20;

  /** Instead of the hour that is shipped. */
  private static final String SOON =
      "yaml:receivers::otlp::protocols::http::tls::reload_interval: 1s";

  @TempDir Path folder;
  private Path tls;
  private Prometheus prometheus;
  private Certificate authority;
  private Certificate gateway;
  private Certificate sender;

  @BeforeEach
  void makeCertificates() throws Exception {
    Path noRules = Files.writeString(folder.resolve("no-rules.yml"), "groups: []\n");
    prometheus = Prometheus.start(folder, noRules);
    authority = Certificate.make(folder, "authority");
    gateway = Certificate.signed(folder, "gateway", "authority");
    sender = Certificate.signed(folder, "sender", "authority");
    tls = Files.createDirectory(folder.resolve("tls"));
    replace("ca.crt", authority.certificate());
  }

  @AfterEach
  void stopPrometheus() {
    prometheus.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gatewayThatIsExpiredOrUnknown_isNotSentToUntilItsCertificateIsReplaced(boolean isExpired)
      throws Exception {
    show(
        isExpired
            ? Certificate.expired(folder, "expired", "authority")
            : Certificate.make(folder, "stranger"));
    try (Gateway collector = start();
        Watched service = service(collector, sender)) {
      assertAllDropped(collector, service);
      assertThat(service.said()).contains("Failed to export");
      show(gateway);
      assertStoredFromNowOn(collector, service);
    }
  }

  @Test
  void senderThatIsUnknown_isRefusedUntilItsAuthorityIsTrusted() throws Exception {
    show(gateway);
    Certificate stranger = Certificate.make(folder, "stranger");
    try (Gateway collector = start();
        Watched service = service(collector, stranger)) {
      assertAllDropped(collector, service);
      // The gateway says whom it trusts, and Java shows no certificate to one who does not trust
      // it.
      assertThat(collector.running.said())
          .contains("TLS handshake error", "client didn't provide a certificate");
      replace("ca.crt", stranger.certificate());
      assertStoredFromNowOn(collector, service);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void senderThatIsExpired_isRefusedAndSaidUntilItsCertificateIsReplaced(String protocol)
      throws Exception {
    show(gateway);
    Certificate held = hold(Certificate.expired(folder, "expired", "authority"));
    try (Gateway collector = start();
        Watched service = service(collector, held, protocol)) {
      assertAllDropped(collector, service);
      assertSaysExpired(collector, protocol);
      hold(sender);
      assertStoredFromNowOn(collector, service);
      assertThat(service.said()).contains("for traces have changed and were read again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void senderWhoseCertificateIsReplacedInTime_losesNothing(String protocol) throws Exception {
    show(gateway);
    Certificate held = hold(sender);
    try (Gateway collector = start();
        Watched service = service(collector, held, protocol)) {
      service.ask(REQUESTS);
      Running.until("all to be accepted", () -> collector.counted(ACCEPTED) == service.made());
      hold(Certificate.signed(folder, "next", "authority"));
      service.ask(REQUESTS);
      Running.until("all to be accepted", () -> collector.counted(ACCEPTED) == service.made());
      assertThat(service.said()).contains("for traces have changed and were read again");
    }
  }

  /** A gRPC server of Go says nothing of handshakes that fail. */
  private static void assertSaysExpired(Gateway collector, String protocol) {
    if (!protocol.equals("grpc")) {
      assertThat(collector.running.said())
          .contains("TLS handshake error", "certificate has expired or is not yet valid");
    }
  }

  private void assertAllDropped(Gateway collector, Watched service)
      throws IOException, InterruptedException {
    service.ask(REQUESTS);
    Running.until(
        "all to be counted as dropped", () -> prometheus.number(DROPPED) == service.made());
    assertThat(collector.counted(ACCEPTED)).isZero();
  }

  private void assertStoredFromNowOn(Gateway collector, Watched service)
      throws IOException, InterruptedException {
    Running.until(
        "one to be let in",
        () -> {
          service.ask(1);
          return collector.counted(ACCEPTED) > 0;
        });
    service.ask(REQUESTS);
    Running.until(
        "each to be accepted or dropped",
        () -> collector.counted(ACCEPTED) + prometheus.number(DROPPED) == service.made());
    assertThat(collector.counted(ACCEPTED)).isGreaterThan(REQUESTS);
  }

  private Gateway start() throws IOException, InterruptedException {
    Path token = Files.writeString(folder.resolve("token"), "hunter2");
    Map<String, String> settings =
        Map.of("TLS_DIR", tls.toString(), "TOKEN_FILE", token.toString());
    return Gateway.start(folder, settings, "gateway.yaml", SOON);
  }

  private Watched service(Gateway collector, Certificate own) throws IOException {
    return service(collector, own, "http/protobuf");
  }

  /** What it drops it says past the gateway. */
  private Watched service(Gateway collector, Certificate own, String protocol) throws IOException {
    Map<String, String> environment = collector.agent(authority, own, "hunter2");
    if (protocol.equals("grpc")) {
      environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", protocol);
      environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://127.0.0.1:" + collector.grpcPort);
      environment.put("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf");
    }
    environment.put("OTEL_METRICS_EXPORTER", "otlp");
    environment.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", prometheus.otlpMetrics());
    environment.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
    environment.put("OTEL_EXPORTER_OTLP_TIMEOUT", "2000");
    return Watched.start(folder, environment, "");
  }

  /** Where the agent finds its own, instead of the one before. */
  private Certificate hold(Certificate certificate) throws IOException {
    replace("held.key", certificate.key());
    replace("held.crt", certificate.certificate());
    return new Certificate(tls.resolve("held.crt"), tls.resolve("held.key"));
  }

  private void show(Certificate certificate) throws IOException {
    replace("tls.key", certificate.key());
    replace("tls.crt", certificate.certificate());
  }

  /** At once, as those who rotate do. */
  private void replace(String name, Path by) throws IOException {
    Path next = tls.resolve(name + ".next");
    Files.copy(by, next);
    Files.move(next, tls.resolve(name), ATOMIC_MOVE);
  }
}
