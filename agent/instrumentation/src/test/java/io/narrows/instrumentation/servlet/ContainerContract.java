package io.narrows.instrumentation.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Probe;
import io.narrows.instrumentation.testing.Called;
import io.narrows.instrumentation.testing.IsolatedLoader;
import io.narrows.instrumentation.testing.RawHttp;
import io.narrows.instrumentation.testing.Served;
import io.narrows.instrumentation.testing.WeavingSession;
import io.narrows.instrumentation.testing.WebRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds of every servlet container: each request is recorded once, and as what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerContract {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final IsolatedLoader loader;
  private final Class<?> server;
  private AutoCloseable running;
  private int port;
  WebRecorder recorder;

  ContainerContract(String library, Class<?> server, Map<String, String> renames) {
    loader = new IsolatedLoader(library, renames);
    this.server = server;
  }

  @BeforeAll
  void startServer() throws Exception {
    running = (AutoCloseable) loader.start(server);
    port = ((IntSupplier) running).getAsInt();
  }

  @AfterAll
  void stopServer() throws Exception {
    running.close();
    loader.close();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  @BeforeEach
  void record() {
    recorder = WebRecorder.install();
  }

  @AfterEach
  void stopRecording() {
    recorder.close();
    Probe.readB3(false);
  }

  /** Sends a request and gives what was recorded of it. */
  Served get(int status, String path, String... headers) throws Exception {
    try (RawHttp client = new RawHttp(port)) {
      assertThat(client.send("GET", "/shop" + path, headers)).as(path).isEqualTo(status);
    }
    Served served = recorder.served();
    assertThat(recorder.begun()).isOne();
    assertThat(served.status).as(path).isEqualTo(status);
    return served;
  }

  /** Whether the servlet API knows what a servlet is mapped to. */
  boolean knowsMappings() {
    return true;
  }

  /** Whether it can hand a connection over to a servlet. */
  boolean upgrades() {
    return true;
  }

  /** Whether it counts the bytes of bodies. */
  boolean countsBodies() {
    return true;
  }

  private void assertRoute(Served served, String route) {
    assertThat(served.route).isEqualTo(knowsMappings() ? route : null);
  }

  @Test
  void request_isReadOnce() throws Exception {
    Served served =
        get(
            200,
            "/hello/7?kind=a",
            "traceparent: " + TRACE,
            "tracestate: a=b",
            "baggage: c=d",
            "User-Agent: tester",
            "X-Forwarded-For: 10.0.0.1");

    assertRoute(served, "/shop/hello/*");
    assertThat(served.error).isNull();
    assertThat(served.incoming.method).isEqualTo("GET");
    assertThat(served.incoming.path).isEqualTo("/shop/hello/7");
    assertThat(served.incoming.query).isEqualTo("kind=a");
    assertThat(served.incoming.scheme).isEqualTo("http");
    assertThat(served.incoming.host).isEqualTo("localhost");
    assertThat(served.incoming.port).isEqualTo(port);
    assertThat(served.incoming.peer()).isEqualTo("127.0.0.1");
    assertThat(served.incoming.peerPort()).isPositive();
    assertThat(served.incoming.protocol).isEqualTo("HTTP/1.1");
    assertThat(served.incoming.userAgent).isEqualTo("tester");
    assertThat(served.incoming.forwardedFor).isEqualTo("10.0.0.1");
    assertThat(served.incoming.traceparent).isEqualTo(TRACE);
    assertThat(served.incoming.tracestate).isEqualTo("a=b");
    assertThat(served.incoming.baggage).isEqualTo("c=d");
    assertThat(served.incoming.b3).isNull();
  }

  @Test
  void b3_isReadWhereItIsWanted() throws Exception {
    Probe.readB3(true);
    Served single = get(200, "/hello/7", "b3: 8448eb211c80319c-05e3ac9a4f6e3b90-1");

    assertThat(single.incoming.b3).isEqualTo("8448eb211c80319c-05e3ac9a4f6e3b90-1");
  }

  @Test
  void b3InSeveralHeaders_isReadAsOne() throws Exception {
    Probe.readB3(true);
    Served several =
        get(
            200,
            "/hello/7",
            "X-B3-TraceId: 8448eb211c80319c",
            "X-B3-SpanId: 05e3ac9a4f6e3b90",
            "X-B3-Sampled: 1");

    assertThat(several.incoming.b3).isEqualTo("8448eb211c80319c-05e3ac9a4f6e3b90-1");
  }

  @Test
  void exactMapping_isItsRoute() throws Exception {
    assertRoute(get(201, "/created"), "/shop/created");
  }

  @Test
  void mappingByExtension_isItsRoute() throws Exception {
    assertRoute(get(204, "/any/thing.do"), "/shop/*.do");
  }

  @Test
  void unknownPath_isNeverARoute() throws Exception {
    Served served = get(404, "/nothing/here");

    assertThat(served.route).isIn(null, "/shop/*");
    assertThat(served.error).isNull();
  }

  @Test
  void keptConnection_isARequestEach() throws Exception {
    try (RawHttp client = new RawHttp(port)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.send("GET", "/shop/hello/" + i)).isEqualTo(200);
        assertThat(recorder.served().incoming.path).isEqualTo("/shop/hello/" + i);
      }
    }
  }

  @Test
  void manyAtOnce_areKeptApart() throws Exception {
    List<RawHttp> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RawHttp client = new RawHttp(port);
      client.begin("GET", (i % 2 == 0 ? "/shop/hello/" : "/shop/completes?") + i);
      clients.add(client);
    }
    Set<String> targets = new HashSet<>();
    for (RawHttp client : clients) {
      assertThat(client.read()).isEqualTo(200);
      Served served = recorder.served();
      targets.add(served.incoming.path + "?" + served.incoming.query);
      client.close();
    }

    assertThat(targets).hasSize(clients.size());
  }

  @Test
  void exception_isA500WithItsErrorPageInside() throws Exception {
    try (RawHttp client = new RawHttp(port)) {
      assertThat(client.send("GET", "/shop/throws")).isEqualTo(500);
      assertThat(client.body()).isEqualTo("sorry");
    }
    Served served = recorder.served();

    assertThat(served.status).isEqualTo(500);
    assertThat(served.error).isNotNull();
    assertRoute(served, "/shop/throws");
    assertThat(recorder.begun()).isOne();
  }

  @Test
  void sentError_isAStatus() throws Exception {
    Served served = get(503, "/sends-error");

    assertRoute(served, "/shop/sends-error");
    assertThat(served.error).isNull();
  }

  @Test
  void refusedByAFilter_isAStatusWithoutAServlet() throws Exception {
    assertThat(get(401, "/hello/refused").incoming.path).isEqualTo("/shop/hello/refused");
  }

  @Test
  void forward_isTheRequestThatWasMade() throws Exception {
    assertRoute(get(200, "/forwards"), "/shop/forwards");
  }

  @Test
  void include_isPartOfItsRequest() throws Exception {
    assertRoute(get(200, "/includes"), "/shop/includes");
  }

  @Test
  void completionByAnotherThread_endsTheRequest() throws Exception {
    Served served = get(200, "/completes");

    assertRoute(served, "/shop/completes");
    assertThat(served.suspended).isOne();
  }

  @Test
  void dispatchByAnotherThread_isTheSameRequest() throws Exception {
    Served served = get(200, "/dispatches");

    assertRoute(served, "/shop/dispatches");
    assertThat(served.suspended).isPositive();
    assertThat(served.resumed).isPositive();
  }

  @Test
  void dispatchesOneAfterAnother_areTheSameRequest() throws Exception {
    Served served = get(200, "/dispatches-twice");

    assertRoute(served, "/shop/dispatches-twice");
    assertThat(served.resumed).isGreaterThan(1);
  }

  @Test
  void dispatchThatFails_isA500() throws Exception {
    Served served = get(500, "/dispatches-to-error");

    assertRoute(served, "/shop/dispatches-to-error");
  }

  @Test
  void timeout_isWhatTheContainerMakesOfIt() throws Exception {
    assertRoute(get(500, "/times-out"), "/shop/times-out");
  }

  @Test
  void upgrade_endsWithItsResponse() throws Exception {
    int status = upgrades() ? 101 : 500;
    Served served = get(status, "/upgrades", "Upgrade: echo", "Connection: Upgrade");

    assertRoute(served, "/shop/upgrades");
  }

  @Test
  void mediaTypeOfAnAnswer_isKnown() throws Exception {
    assertThat(get(200, "/exports").mediaType).startsWith("text/csv");
  }

  @Test
  void mediaTypeOfAnAnswerWithoutBody_isNone() throws Exception {
    assertThat(get(204, "/any/thing.do").mediaType).isNull();
  }

  @Test
  void mediaTypeOfALaterAnswer_isKnown() throws Exception {
    assertThat(get(200, "/exports-later").mediaType).startsWith("text/csv");
  }

  @Test
  void bodies_areAsLongAsTheContainerCounts() throws Exception {
    String body = "x".repeat(100_000);
    try (RawHttp client = new RawHttp(port)) {
      assertThat(client.post("/shop/echoes-twice", body)).isEqualTo(200);
      assertThat(client.body()).isEqualTo(body + body);
    }
    Served served = recorder.served();
    assertThat(served.sentBytes).isEqualTo(countsBodies() ? 200_000 : -1);
    assertThat(served.receivedBytes).isEqualTo(countsBodies() ? 100_000 : -1);
  }

  @Test
  void bodyOfALaterAnswer_isCountedAtItsEnd() throws Exception {
    Served served = get(200, "/exports-later");
    assertThat(served.sentBytes).isEqualTo(countsBodies() ? 3 : -1);
    assertThat(served.receivedBytes).isEqualTo(countsBodies() ? 0 : -1);
  }

  @Test
  void clientThatGoesAway_endsTheRequest() throws Exception {
    try (RawHttp client = new RawHttp(port)) {
      client.begin("GET", "/shop/streams");
    }
    Served served = recorder.served();

    assertThat(served.incoming.path).isEqualTo("/shop/streams");
    assertThat(recorder.begun()).isOne();
  }

  @Test
  void callToAnotherServer_keepsOneTrace() throws Exception {
    String target = "http://127.0.0.1:" + port + "/shop/created";
    try (RawHttp client = new RawHttp(port)) {
      assertThat(client.send("GET", "/shop/calls?target=" + target)).isEqualTo(201);
    }
    Map<String, Served> served = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      Served one = recorder.served();
      served.put(one.incoming.path, one);
    }
    Called call = recorder.called();

    assertThat(served).containsOnlyKeys("/shop/calls", "/shop/created");
    assertThat(served.get("/shop/created").incoming.traceparent).isEqualTo(call.traceparent);
    assertThat(call.status).isEqualTo(201);
  }
}
