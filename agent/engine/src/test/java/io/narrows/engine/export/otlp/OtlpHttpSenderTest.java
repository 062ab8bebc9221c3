package io.narrows.engine.export.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 as receivers may speak it. */
class OtlpHttpSenderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @Test
  void connection_isUsedAgain() throws IOException {
    try (ScriptedServer server = new ScriptedServer(OK, OK)) {
      OtlpHttpSender sender = sender(server.port(), null);

      assertThat(send(sender).getStatusCode()).isEqualTo(200);
      assertThat(body(send(sender))).isEqualTo("hi");
      assertThat(server.connections()).isEqualTo(1);
      sender.shutdown();
    }
  }

  @Test
  void connection_thatTheServerWillCloseIsNotUsedAgain() throws IOException {
    String closing =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" + ScriptedServer.CLOSE;
    try (ScriptedServer server = new ScriptedServer(closing, OK)) {
      OtlpHttpSender sender = sender(server.port(), null);
      send(sender);
      send(sender);

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1;x=y\r\ni\r\n0\r\n"
            + "Trailer: t\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\nhi<close>",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi<close>",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200\r\ncontent-length:2\r\n\r\nhi",
      })
  void answer_isReadInEachOfItsForms(String answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      HttpResponse response = send(sender(server.port(), null));

      assertThat(response.getStatusCode()).isEqualTo(200);
      assertThat(body(response)).isEqualTo("hi");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6\r\n\r\n<close>",
        "HTTP/1.1 abc\r\n\r\n<close>",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi<close>",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhi<close>",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<close>",
        "<close>",
      })
  void answer_thatIsNoneIsAnError(String answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      OtlpHttpSender sender = sender(server.port(), null);

      assertThatThrownBy(() -> send(sender)).hasRootCauseInstanceOf(Exception.class);
    }
  }

  @Test
  void answer_withAnEndlessHeadIsAnError() throws IOException {
    String endless = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000) + "\r\n";
    try (ScriptedServer server = new ScriptedServer(endless)) {
      OtlpHttpSender sender = sender(server.port(), null);

      assertThatThrownBy(() -> send(sender))
          .hasRootCauseMessage("the head of the answer is too long");
    }
  }

  @Test
  void answer_aboveTheLimitIsCutAndTheConnectionGivenUp() throws IOException {
    String large = "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(9000);
    try (ScriptedServer server = new ScriptedServer(large, OK)) {
      OtlpHttpSender sender = sender(server.port(), null);

      assertThat(send(sender).getResponseBody().length).isBetween(4096, 9000 - 1);
      send(sender);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void request_hasItsHeadersAndNoOthersThroughALineBreak() throws IOException {
    try (ScriptedServer server = new ScriptedServer(OK)) {
      send(sender(server.port(), null));

      assertThat(server.head(0))
          .startsWith("POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
          .contains("Content-Length: 5\r\n")
          .contains("Content-Type: application/x-protobuf\r\n")
          .contains("key: aInjected: b\r\n");
    }
  }

  @Test
  void proxy_isAskedWithTheWholeUrl() throws IOException {
    try (ScriptedServer proxy = new ScriptedServer(OK)) {
      InetSocketAddress at = new InetSocketAddress("127.0.0.1", proxy.port());
      send(sender(4318, ProxyOptions.create(at)));

      assertThat(proxy.head(0)).startsWith("POST http://127.0.0.1:4318/v1/traces HTTP/1.1\r\n");
    }
  }

  @Test
  void write_thatHangsIsEndedFromOutside() throws IOException, InterruptedException {
    try (ServerSocket neverReads = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      OtlpHttpSender sender = sender(neverReads.getLocalPort(), null);
      byte[] large = new byte[64 << 20];
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Thread sending =
          new Thread(() -> sender.send(message(large), response -> {}, ended::set), "sending");
      sending.start();
      while (sending.isAlive()) {
        sender.endWhatHangs();
        sending.join(20);
      }

      assertThat(ended.get()).isInstanceOf(IOException.class);
    }
  }

  private static HttpResponse send(OtlpHttpSender sender) {
    AtomicReference<HttpResponse> response = new AtomicReference<>();
    AtomicReference<Throwable> error = new AtomicReference<>();
    byte[] body = "hello".getBytes(StandardCharsets.US_ASCII);
    sender.send(message(body), response::set, error::set);
    if (error.get() != null) {
      throw new IllegalStateException(error.get());
    }
    return response.get();
  }

  private static String body(HttpResponse response) {
    return new String(response.getResponseBody(), StandardCharsets.US_ASCII);
  }

  private static MessageWriter message(byte[] body) {
    return new MessageWriter() {
      @Override
      public void writeMessage(OutputStream output) throws IOException {
        output.write(body);
      }

      @Override
      public int getContentLength() {
        return body.length;
      }
    };
  }

  private static OtlpHttpSender sender(int port, ProxyOptions proxy) {
    URI endpoint = URI.create("http://127.0.0.1:" + port + "/v1/traces");
    return new OtlpHttpSender(
        new Config(endpoint, proxy), TestRejections.none(), new Pause(), () -> {});
  }

  /** A second's patience and no retries. */
  private record Config(URI endpoint, ProxyOptions proxy) implements HttpSenderConfig {
    @Override
    public URI getEndpoint() {
      return endpoint;
    }

    @Override
    public String getContentType() {
      return "application/x-protobuf";
    }

    @Override
    public Compressor getCompressor() {
      return null;
    }

    @Override
    public Duration getTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration getConnectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Supplier<Map<String, List<String>>> getHeadersSupplier() {
      return () -> Map.of("key", List.of("a\r\nInjected: b"));
    }

    @Override
    public ProxyOptions getProxyOptions() {
      return proxy;
    }

    @Override
    public RetryPolicy getRetryPolicy() {
      return null;
    }

    @Override
    public SSLContext getSslContext() {
      return null;
    }

    @Override
    public X509TrustManager getTrustManager() {
      return null;
    }

    @Override
    public ExecutorService getExecutorService() {
      return null;
    }

    @Override
    public long getMaxResponseBodySize() {
      return 4096;
    }
  }
}
