package io.narrows.vertical.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.narrows.vertical.testing.Recorded;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's clients connect to a server of the JDK's, for calls and for nobody. */
class ConnectTest {
  private final Recorded recorded = Recorded.install();
  private HttpServer server;
  private String url;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/a";
  }

  @AfterEach
  void end() {
    server.stop(0);
    recorded.close();
  }

  @Test
  void clientOfTheJdk_connectsForItsFirstCallOnly() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    List<String> first =
        recorded.request(() -> client.send(request, HttpResponse.BodyHandlers.ofString()));
    List<String> second =
        recorded.request(() -> client.send(request, HttpResponse.BodyHandlers.ofString()));

    assertThat(Recorded.waits(first)).hasSize(1);
    assertThat(Recorded.leases(first)).hasSize(1);
    assertThat(Recorded.waits(second)).hasSize(1);
    assertThat(Recorded.leases(second)).isEmpty();
  }

  @Test
  void urlConnection_connectsInsideItsCall() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
              try (InputStream in = connection.getInputStream()) {
                assertThat(in.readAllBytes()).hasSize(3);
              }
              assertThat(connection.getContentLengthLong()).isEqualTo(3);
            });
    assertThat(Recorded.waits(lines)).hasSize(1);
    assertThat(Recorded.leases(lines)).hasSize(1);
  }

  @Test
  void socketOutsideACall_isNobodysBusiness() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              InetAddress.getByName("localhost");
              try (Socket socket = new Socket()) {
                socket.connect(server.getAddress(), 1_000);
              }
            });
    assertThat(lines).isEmpty();
  }
}
