package io.narrows.instrumentation.jdkserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.narrows.instrumentation.testing.RawHttp;
import io.narrows.instrumentation.testing.Served;
import io.narrows.instrumentation.testing.WeavingSession;
import io.narrows.instrumentation.testing.WebRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkServerTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private HttpServer server;
  private WebRecorder recorder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    recorder = WebRecorder.install();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
    recorder.close();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private RawHttp client() throws IOException {
    return new RawHttp(server.getAddress().getPort());
  }

  private void handle(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.length());
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body.getBytes());
    }
  }

  @Test
  void request_isRecordedWithItsContextAndItsTrace() throws Exception {
    handle("/orders", exchange -> respond(exchange, 201, "made"));
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    try (RawHttp client = client()) {
      assertThat(
              client.send(
                  "POST",
                  "/orders/7?kind=a",
                  "traceparent: " + trace,
                  "tracestate: a=b",
                  "baggage: c=d",
                  "User-Agent: tester",
                  "X-Forwarded-For: 10.0.0.1"))
          .isEqualTo(201);
    }

    Served served = recorder.served();
    assertThat(served).hasToString("POST /orders 201");
    assertThat(served.incoming.path).isEqualTo("/orders/7");
    assertThat(served.incoming.query).isEqualTo("kind=a");
    assertThat(served.incoming.scheme).isEqualTo("http");
    assertThat(served.incoming.host).isEqualTo("localhost");
    assertThat(served.incoming.port).isEqualTo(server.getAddress().getPort());
    assertThat(served.incoming.peer()).isEqualTo("127.0.0.1");
    assertThat(served.incoming.peerPort()).isPositive();
    assertThat(served.incoming.protocol).isEqualTo("HTTP/1.1");
    assertThat(served.incoming.userAgent).isEqualTo("tester");
    assertThat(served.incoming.forwardedFor).isEqualTo("10.0.0.1");
    assertThat(served.incoming.traceparent).isEqualTo(trace);
    assertThat(served.incoming.tracestate).isEqualTo("a=b");
    assertThat(served.incoming.baggage).isEqualTo("c=d");
    assertThat(served.incoming.b3).isNull();
  }

  @Test
  void mediaTypeOfAnAnswer_isKnown() throws Exception {
    handle(
        "/export",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          respond(exchange, 200, "a,b");
        });
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/export")).isEqualTo(200);
    }
    assertThat(recorder.served().mediaType).isEqualTo("text/csv");
  }

  @Test
  void bodies_areAsLongAsTheirHeadersSay() throws Exception {
    handle(
        "/orders",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          respond(exchange, 201, "made");
        });
    try (RawHttp client = client()) {
      assertThat(client.post("/orders", "seven x")).isEqualTo(201);
    }
    Served served = recorder.served();
    assertThat(served.sentBytes).isEqualTo(4);
    assertThat(served.receivedBytes).isEqualTo(7);
  }

  @Test
  void chunks_areCounted() throws Exception {
    handle(
        "/chunks",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(new byte[10_000]);
            out.write(7);
          }
        });
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/chunks")).isEqualTo(200);
      assertThat(client.body()).hasSize(10_001);
    }
    assertThat(recorder.served().sentBytes).isEqualTo(10_001);
  }

  @Test
  void answerWithoutABody_isKnownToHaveNone() throws Exception {
    handle(
        "/none",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/none")).isEqualTo(204);
    }
    assertThat(recorder.served().sentBytes).isZero();
  }

  @Test
  void keptConnection_isARequestEach() throws Exception {
    handle("/", exchange -> respond(exchange, 200, "ok"));
    try (RawHttp client = client()) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.send("GET", "/" + i)).isEqualTo(200);
        assertThat(recorder.served().incoming.path).isEqualTo("/" + i);
      }
    }
  }

  @Test
  void responseByAnotherThread_endsTheRequestThere() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    handle(
        "/later",
        exchange ->
            other.execute(
                () -> {
                  try {
                    respond(exchange, 202, "later");
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/later")).isEqualTo(202);
    }

    assertThat(recorder.served()).hasToString("GET /later 202");
    other.shutdown();
  }

  @Test
  void responseWithoutABody_endsTheRequest() throws Exception {
    handle(
        "/none",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    try (RawHttp client = client()) {
      assertThat(client.send("DELETE", "/none")).isEqualTo(204);
    }

    assertThat(recorder.served()).hasToString("DELETE /none 204");
  }

  @Test
  void handlerThatThrows_failsWithoutAStatus() throws Exception {
    handle(
        "/broken",
        exchange -> {
          throw new IllegalStateException("broken");
        });
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/broken")).isEqualTo(-1);
    }

    assertThat(recorder.served()).hasToString("GET /broken -1 IllegalStateException");
  }

  @Test
  void filterThatTurnsAnErrorIntoAResponse_isThatResponse() throws Exception {
    server
        .createContext(
            "/broken",
            exchange -> {
              throw new IOException("broken");
            })
        .getFilters()
        .add(
            new Filter() {
              @Override
              public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                try {
                  chain.doFilter(exchange);
                } catch (IOException e) {
                  respond(exchange, 503, "sorry");
                }
              }

              @Override
              public String description() {
                return "errors";
              }
            });
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/broken")).isEqualTo(503);
    }

    assertThat(recorder.served()).hasToString("GET /broken 503 IOException");
  }

  @Test
  void closedWithoutAResponse_hasNoStatus() throws Exception {
    handle("/closed", HttpExchange::close);
    try (RawHttp client = client()) {
      assertThat(client.send("GET", "/closed")).isEqualTo(-1);
    }

    assertThat(recorder.served()).hasToString("GET /closed -1");
  }
}
