package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real agent before the real gateway, with the settings of k8s/instrumentation.yaml. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class GatewayTest {
  private static final String ACCEPTED = "otelcol_receiver_accepted_spans_total";
  private static final int REQUESTS = 5;

  @TempDir Path folder;
  private Certificate gateway;
  private Certificate sender;
  private Certificate stranger;

  @BeforeEach
  void makeCertificates() throws Exception {
    gateway = Certificate.make(folder, "gateway");
    sender = Certificate.make(folder, "sender");
    stranger = Certificate.make(folder, "stranger");
  }

  @Test
  void sender_withCertificateAndToken_isLetIn_andNobodyElse() throws Exception {
    try (Gateway collector = Gateway.start(folder, settings(), "gateway.yaml")) {
      // That each service is ready was its first request.
      try (Watched served = service(collector, sender, "hunter2")) {
        Running.until("all its spans", () -> collector.counted(ACCEPTED) == REQUESTS + 1);
      }
      try (Watched wrongToken = service(collector, sender, "hunter3")) {
        Running.until("its refusal", () -> wrongToken.said().contains("401"));
      }
      try (Watched unknown = service(collector, stranger, "hunter2")) {
        Running.until("its refusal", () -> unknown.said().contains("Failed to export"));
      }
      assertThat(collector.counted(ACCEPTED)).isEqualTo(REQUESTS + 1);
    }
  }

  private Map<String, String> settings() throws IOException {
    Path tls = Files.createDirectory(folder.resolve("tls"));
    Files.copy(gateway.certificate(), tls.resolve("tls.crt"));
    Files.copy(gateway.key(), tls.resolve("tls.key"));
    Files.copy(sender.certificate(), tls.resolve("ca.crt"));
    Path token = Files.writeString(folder.resolve("token"), "hunter2");
    return Map.of("TLS_DIR", tls.toString(), "TOKEN_FILE", token.toString());
  }

  private Watched service(Gateway collector, Certificate own, String token)
      throws IOException, InterruptedException {
    Watched service = Watched.start(folder, collector.agent(gateway, own, token), "");
    service.ask(REQUESTS);
    return service;
  }
}
