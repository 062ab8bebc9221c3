package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user whose calls each make a connection, over TLS, with a check that takes long. */
class ConnectIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";
  private static final String PASSWORD = "changeit";

  /** Serves over TLS what it calls itself; its check of certificates asks somebody slow. */
  private static final String SHOP =
      """
      char[] password = "changeit".toCharArray();
      java.security.KeyStore keys = java.security.KeyStore.getInstance(
          new java.io.File(System.getProperty("keys")), password);
      javax.net.ssl.KeyManagerFactory own = javax.net.ssl.KeyManagerFactory.getInstance(
          javax.net.ssl.KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, password);
      javax.net.ssl.SSLContext serving = javax.net.ssl.SSLContext.getInstance("TLS");
      serving.init(own.getKeyManagers(), null, null);
      com.sun.net.httpserver.HttpsServer bank = com.sun.net.httpserver.HttpsServer.create(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
      bank.setHttpsConfigurator(new com.sun.net.httpserver.HttpsConfigurator(serving));
      bank.createContext("/charge", exchange -> {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      bank.start();
      javax.net.ssl.TrustManager slow = new javax.net.ssl.X509TrustManager() {
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
          return new java.security.cert.X509Certificate[0];
        }
      };
      java.net.URI charge = java.net.URI.create(
          "https://localhost:" + bank.getAddress().getPort() + "/charge");
      com.sun.net.httpserver.HttpServer server = com.sun.net.httpserver.HttpServer.create(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/pay", exchange -> {
        try {
          javax.net.ssl.SSLContext asking = javax.net.ssl.SSLContext.getInstance("TLS");
          asking.init(null, new javax.net.ssl.TrustManager[] {slow}, null);
          java.net.http.HttpClient.newBuilder().sslContext(asking).build().send(
              java.net.http.HttpRequest.newBuilder(charge).build(),
              java.net.http.HttpResponse.BodyHandlers.discarding());
        } catch (java.security.GeneralSecurityException | InterruptedException e) {
          throw new java.io.IOException(e);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      server.start();
      java.net.URL url =
          new java.net.URL("http://127.0.0.1:" + server.getAddress().getPort() + "/pay");
      for (int i = 0; i < 8; i++) {
        url.openStream().close();
      }
      System.out.println("served");
      new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
      System.exit(0);
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void slowHandshake_isInTheReportAndNotTheAnswerOfTheOther(Jdk jdk) throws Exception {
    Path classes = Program.ofMain(folder, SHOP).classes();
    try (Run app =
        Fork.of(jdk)
            .agent("mode=dev")
            .option("-Dkeys=" + keys(jdk))
            .option("-cp", classes.toString())
            .main("app.Main")
            .start()) {
      app.awaitOut("served");
      Run report = Commands.run(jdk, "report", Long.toString(app.pid()), "--all");

      assertThat(report.exitCode()).as(report.err().toString()).isZero();
      assertThat(report.out())
          .anyMatch(line -> line.contains("GET /pay waits to agree on TLS with localhost:"))
          .anyMatch(line -> line.contains("The TLS handshake of it takes "))
          .noneMatch(line -> line.contains("GET /pay waits for localhost"));
      app.tell("end");
      assertThat(app.exitCode()).isZero();
    }
  }

  private Path keys(Jdk jdk) throws IOException, InterruptedException {
    Path file = folder.resolve("bank.p12");
    Process keytool =
        new ProcessBuilder(
                jdk.tool("keytool").toString(),
                "-genkeypair",
                "-alias",
                "bank",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
