package io.narrows.vertical.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Kind;
import io.narrows.vertical.testing.Recorded;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's clients shake hands with a TLS server; when, the check of its certificate tells. */
class SecureConnectTest {
  @TempDir private static Path folder;
  private final Recorded recorded = Recorded.install();
  private final Checking checking = new Checking();
  private SecureServer server;
  private SSLContext context;
  private HttpClient client;

  @BeforeEach
  void serve() throws Exception {
    server = SecureServer.start(folder);
    context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {checking}, null);
    client = HttpClient.newBuilder().sslContext(context).build();
  }

  @AfterEach
  void end() {
    server.close();
    recorded.close();
  }

  private HttpRequest get() {
    return HttpRequest.newBuilder(URI.create(server.url())).build();
  }

  @Test
  void clientOfTheJdk_shakesHandsBeforeItWaits() throws Exception {
    List<String> first = recorded.request(() -> client.send(get(), BodyHandlers.ofString()));

    assertThat(Recorded.waits(first)).hasSize(1);
    assertThat(recorded.at(checking.checkedNanos)).isEqualTo(Kind.HTTP_LEASE);

    List<String> second = recorded.request(() -> client.send(get(), BodyHandlers.ofString()));
    assertThat(Recorded.waits(second)).hasSize(1);
    assertThat(Recorded.leases(second)).isEmpty();
  }

  @Test
  void asynchronousCall_shakesHandsBeforeItWaits() throws Exception {
    recorded.request(
        () -> client.sendAsync(get(), BodyHandlers.ofString()).get(20, TimeUnit.SECONDS));
    // Who waits for the response is told before the recording is: a future tells the last first.
    Recorded.await(() -> !Recorded.waits(recorded.all()).isEmpty());
    List<String> lines = recorded.all();

    assertThat(Recorded.waits(lines)).hasSize(1);
    assertThat(Recorded.leases(lines)).hasSize(1);
    assertThat(recorded.at(checking.checkedNanos)).isEqualTo(Kind.HTTP_LEASE);
  }

  @Test
  void urlConnection_shakesHandsInsideItsCall() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              HttpsURLConnection connection =
                  (HttpsURLConnection) new URL(server.url()).openConnection();
              connection.setSSLSocketFactory(context.getSocketFactory());
              try (InputStream in = connection.getInputStream()) {
                assertThat(in.readAllBytes()).hasSize(3);
              }
            });

    assertThat(Recorded.waits(lines)).hasSize(1);
    assertThat(recorded.at(checking.checkedNanos)).isEqualTo(Kind.HTTP_LEASE);
  }

  @Test
  void handshakeThatFails_isTimeOfTheConnection() throws Exception {
    checking.trusts = false;
    List<String> lines =
        recorded.request(
            () ->
                assertThatThrownBy(() -> client.send(get(), BodyHandlers.ofString()))
                    .isInstanceOf(SSLException.class));

    assertThat(Recorded.waits(lines)).singleElement().asString().contains("failed");
    assertThat(recorded.at(checking.checkedNanos)).isEqualTo(Kind.HTTP_LEASE);
  }

  /** Notes when it was asked, which is inside the handshake. */
  private static final class Checking implements X509TrustManager {
    private volatile boolean trusts = true;
    private volatile long checkedNanos;

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      checkedNanos = System.nanoTime();
      if (!trusts) {
        throw new CertificateException("not trusted");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
