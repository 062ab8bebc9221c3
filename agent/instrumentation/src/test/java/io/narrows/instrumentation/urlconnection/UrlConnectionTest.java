package io.narrows.instrumentation.urlconnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.instrumentation.testing.Called;
import io.narrows.instrumentation.testing.Peer;
import io.narrows.instrumentation.testing.WeavingSession;
import io.narrows.instrumentation.testing.WebRecorder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrlConnectionTest {
  private Peer peer;
  private WebRecorder calls;

  @BeforeEach
  void start() throws IOException {
    peer = new Peer();
    calls = WebRecorder.installForCalls();
  }

  @AfterEach
  void stop() {
    peer.close();
    calls.close();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) peer.uri(path).toURL().openConnection();
  }

  @Test
  void response_isOneCallWithItsTraceInTheHeader() throws Exception {
    HttpURLConnection connection = open("/items?id=7");
    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getHeaderField("Content-length")).isEqualTo("4");
    assertThat(new String(connection.getInputStream().readAllBytes())).isEqualTo("body");

    Called call = calls.called();
    assertThat(call).hasToString("GET http localhost 200");
    assertThat(call.url).isEqualTo(peer.uri("/items?id=7").toString());
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
    assertThat(calls.calls()).isOne();
  }

  @Test
  void connectFirst_isAStepOfTheSameCall() throws Exception {
    HttpURLConnection connection = open("/items");
    connection.connect();
    connection.connect();
    connection.getInputStream().close();

    Called call = calls.called();
    assertThat(call.steps).isEqualTo(2);
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
  }

  @Test
  void body_makesItAPost() throws Exception {
    HttpURLConnection connection = open("/status/201");
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(1);
    }
    assertThat(connection.getResponseCode()).isEqualTo(201);

    Called call = calls.called();
    assertThat(call).hasToString("POST http localhost 201");
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
  }

  @Test
  void streamedBody_makesItAPost() throws Exception {
    HttpURLConnection connection = open("/status/201");
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(16);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(new byte[100]);
    }
    assertThat(connection.getResponseCode()).isEqualTo(201);

    Called call = calls.called();
    assertThat(call).hasToString("POST http localhost 201");
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
  }

  @Test
  void notFound_isAStatusAlsoWhereItIsThrown() throws Exception {
    HttpURLConnection connection = open("/status/404");

    assertThatThrownBy(connection::getInputStream).isInstanceOf(FileNotFoundException.class);
    assertThat(connection.getResponseCode()).isEqualTo(404);
    assertThat(calls.called().status).isEqualTo(404);
  }

  @Test
  void redirect_isPartOfItsCall() throws Exception {
    assertThat(open("/to/items").getResponseCode()).isEqualTo(200);

    Called call = calls.called();
    assertThat(call.status).isEqualTo(200);
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
  }

  @Test
  void keptConnection_isACallEach() throws Exception {
    for (int i = 0; i < 3; i++) {
      open("/" + i).getInputStream().readAllBytes();
      assertThat(peer.traceparent()).isEqualTo(calls.called().traceparent);
    }

    assertThat(calls.calls()).isEqualTo(3);
  }

  @Test
  void refusedConnection_isAFailedCall() throws Exception {
    URI nobody = URI.create("http://localhost:" + Peer.closedPort() + "/");
    HttpURLConnection connection = (HttpURLConnection) nobody.toURL().openConnection();

    assertThatThrownBy(connection::getResponseCode).isInstanceOf(ConnectException.class);
    assertThat(calls.called()).hasToString("GET http localhost -1 ConnectException");
  }

  @Test
  void refusedConnect_isAFailedCall() throws Exception {
    URI nobody = URI.create("https://localhost:" + Peer.closedPort() + "/");
    HttpURLConnection connection = (HttpURLConnection) nobody.toURL().openConnection();

    assertThatThrownBy(connection::connect).isInstanceOf(ConnectException.class);
    assertThat(calls.called()).hasToString("GET https localhost -1 ConnectException");
  }

  @Test
  void failedHandshake_isAFailedCall() throws Exception {
    try (ServerSocket hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> hangUp(hangsUp));
      thread.start();
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("https://localhost:" + hangsUp.getLocalPort() + "/")
                  .toURL()
                  .openConnection();

      assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);
      assertThat(calls.called().toString()).startsWith("GET https localhost -1 ");
    }
  }

  private static void hangUp(ServerSocket socket) {
    try {
      while (true) {
        socket.accept().close();
      }
    } catch (IOException closed) {
      // the test is over
    }
  }
}
