package io.narrows.engine.export;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.narrows.engine.metrics.Drops.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates as {@code OTEL_EXPORTER_OTLP_CERTIFICATE} and its like give them. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static final AtomicInteger taken = new AtomicInteger();
  private static HttpsServer server;

  @BeforeAll
  static void open() throws IOException, InterruptedException, GeneralSecurityException {
    makeKey("server", "SAN=dns:localhost,ip:127.0.0.1");
    makeKey("client", "SAN=dns:client");
    makeKey("stranger", "SAN=dns:localhost,ip:127.0.0.1");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new ClientsOnly(context("server", "client")));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          taken.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void client_withItsCertificateIsServed() {
    int before = taken.get();
    try (ExportRig rig = new ExportRig(settings("server", "client"))) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.exports.drops().total()).isZero();
      assertThat(taken.get()).isGreaterThan(before);
    }
  }

  @Test
  void server_thatIsNotTrustedIsToldNothing() {
    int before = taken.get();
    try (ExportRig rig = new ExportRig(settings("stranger", "client"))) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertThat(taken.get()).isEqualTo(before);
    }
  }

  @Test
  void client_withoutTheRightCertificateIsRefused() {
    int before = taken.get();
    try (ExportRig rig = new ExportRig(settings("server", "stranger"))) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertThat(taken.get()).isEqualTo(before);
    }
  }

  @Test
  void missingCertificate_isSaidAndNothingBreaks() {
    try (ExportRig rig = new ExportRig(settings("nobody", "client"))) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.said()).contains("no traces are exported").contains("nobody.pem");
    }
  }

  @Test
  void clientWhoseCertificateIsReplaced_showsTheNewOne() throws IOException {
    int before = taken.get();
    hold("stranger");
    try (ExportRig rig = new ExportRig(settings("server", "held"))) {
      rig.request("/orders");
      rig.flush();
      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);

      hold("client");
      rig.request("/orders");
      rig.flush();
      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertThat(taken.get()).isEqualTo(before + 1);
      assertThat(rig.said()).containsOnlyOnce("for traces have changed and were read again");
    }
  }

  @Test
  void certificateThatIsReplacedByNone_isKept() throws IOException {
    int before = taken.get();
    hold("client");
    try (ExportRig rig = new ExportRig(settings("server", "held"))) {
      rig.request("/orders");
      rig.flush();
      Files.writeString(folder.resolve("held.pem"), "half a certif");
      rig.request("/orders");
      rig.flush();
      Files.delete(folder.resolve("held.pem"));
      rig.request("/orders");
      rig.flush();

      assertThat(rig.exports.drops().total()).isZero();
      assertThat(taken.get()).isEqualTo(before + 3);
      assertThat(rig.said()).contains("for traces have changed, and those before are kept");
    }
  }

  /** Instead of the one before. */
  private static void hold(String name) throws IOException {
    for (String kind : new String[] {".key", ".pem"}) {
      Files.copy(folder.resolve(name + kind), folder.resolve("held" + kind), REPLACE_EXISTING);
    }
  }

  private static String settings(String trusted, String own) {
    return "otel.metrics.exporter=none,otel.logs.exporter=none,otel.exporter.otlp.timeout=3000,"
        + "otel.java.exporter.otlp.retry.disabled=true,"
        + ("otel.exporter.otlp.endpoint=https://localhost:" + server.getAddress().getPort())
        + (",otel.exporter.otlp.certificate=" + folder.resolve(trusted + ".pem"))
        + (",otel.exporter.otlp.client.key=" + folder.resolve(own + ".key"))
        + (",otel.exporter.otlp.client.certificate=" + folder.resolve(own + ".pem"));
  }

  private static void makeKey(String name, String extension)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = store(name);
    pem(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
    pem(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
  }

  private static void pem(String file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(String own, String trusted)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(own), PASSWORD);
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, PASSWORD);
    trust.setCertificateEntry(trusted, store(trusted).getCertificate(trusted));
    TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
    trusts.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
    return context;
  }

  /** Serves those who show a certificate that is trusted. */
  private static final class ClientsOnly extends HttpsConfigurator {
    ClientsOnly(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setNeedClientAuth(true);
      parameters.setSSLParameters(tls);
    }
  }
}
