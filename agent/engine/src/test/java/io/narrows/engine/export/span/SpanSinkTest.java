package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.export.otlp.Outbox;
import io.narrows.engine.export.otlp.TestRejections;
import io.narrows.engine.metrics.Aggregates;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Exemplar;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.metrics.OwnThreads;
import io.narrows.engine.metrics.Rig;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.EpochTime;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanSinkTest {
  private final List<SpanData> sent = new ArrayList<>();
  private final Drops drops = new Drops();
  private final Inventory inventory = new Inventory();
  private final Aggregates aggregates =
      new Aggregates(Layout.standard(), Methods.standard(), Rig.NAMES, new OwnThreads());
  private final Outbox<SpanData> outbox =
      new Outbox<>(
          batch -> {
            sent.addAll(batch);
            return CompletableResultCode.ofSuccess();
          },
          TestRejections.none(),
          drops,
          Drops.Item.SPAN,
          new Outbox.Limits(4096, 512, 1_000_000_000));
  private @Nullable String finding;

  private SlowLimit limit = SlowLimit.NONE;

  @Test
  void serverSpan_hasExactlyTheAttributesOfTheConventions() {
    Rig rig = rig(1, null);
    Operation request =
        rig.begin(
            new Incoming("GET", "/orders/7")
                .query("page=2&sig=abc")
                .to("https", "shop.example", 8443)
                .from("10.0.0.9", 51000)
                .protocol("HTTP/2.0")
                .client("curl/8", "203.0.113.7:4711, 10.0.0.1"));
    rig.recorder.route("/orders/{id}", 2);
    rig.pass(20);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET /orders/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(20_000_000);
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "GET"),
            entry("http.route", "/orders/{id}"),
            entry("http.response.status_code", 200L),
            entry("url.path", "/orders/7"),
            entry("url.scheme", "https"),
            entry("url.query", "page=2&sig=REDACTED"),
            entry("server.address", "shop.example"),
            entry("server.port", 8443L),
            entry("client.address", "203.0.113.7"),
            entry("network.peer.address", "10.0.0.9"),
            entry("network.peer.port", 51000L),
            entry("network.protocol.version", "2"),
            entry("user_agent.original", "curl/8"),
            entry("narrows.keep", true)); // as the first of its bucket
  }

  @Test
  void serverSpan_withoutRouteIsNamedByItsMethodAlone() {
    Rig rig = rig(1, null);
    rig.end(rig.begin(new Incoming("BREW", "/coffee/7")), 418);
    rig.drain();
    outbox.flush();

    SpanData span = one("HTTP");
    assertThat(attributes(span))
        .contains(
            entry("http.request.method", "_OTHER"),
            entry("http.request.method_original", "BREW"),
            entry("http.response.status_code", 418L))
        .doesNotContainKeys("http.route", "error.type");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void serverSpan_ofServerErrorHasStatusErrorAndIsWorthKeeping() {
    Rig rig = rig(0, null);
    rig.end(rig.begin("GET", "/orders"), 500);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(span)).contains(entry("error.type", "500"), entry("narrows.keep", true));
  }

  @Test
  void serverSpan_ofExceptionHasItsClassAsErrorType() {
    Rig rig = rig(0, null);
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.endRequest(request, -1, new IllegalStateException("secret"));
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(attributes(span))
        .contains(entry("error.type", "java.lang.IllegalStateException"))
        .doesNotContainKey("http.response.status_code");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void request_thatWasNotSampledIsNotSentUnlessSlowOrFailed() {
    Rig rig = rig(0, Duration.ofMillis(100));
    Operation quick = rig.begin("GET", "/quick");
    rig.pass(99);
    rig.end(quick, 200);
    Operation slow = rig.begin("GET", "/slow");
    rig.recorder.route("/slow", 2);
    rig.pass(100);
    rig.end(slow, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET /slow");
    assertThat(sent.get(0).getSpanContext().isSampled()).isFalse();
    assertThat(attributes(sent.get(0))).contains(entry("narrows.keep", true));
  }

  @Test
  void request_thatMissesItsObjectiveIsSent_whateverElseCountsAsSlow() {
    limit = route -> "/asked".equals(route) ? 50_000_000 : -1;
    Rig rig = rig(0, Duration.ofMillis(100));
    for (String route : List.of("/asked", "/other")) {
      for (int millis : List.of(50, 60)) {
        Operation request = rig.begin("GET", route);
        rig.recorder.route(route, 2);
        rig.pass(millis);
        rig.end(request, 200);
      }
    }
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET /asked");
  }

  @Test
  void request_thatWasSampledIsMarkedAsTheExampleOfItsBucket_onceAMinute() {
    Rig rig = rig(1, null);
    for (int second : List.of(0, 1, 58, 1, 1)) {
      rig.pass(1000 * second);
      rig.end(rig.begin("GET", "/quick"), 200);
      rig.drain();
    }
    outbox.flush();

    assertThat(sent).hasSize(5).allMatch(span -> span.getSpanContext().isSampled());
    assertThat(sent.stream().map(span -> attributes(span).containsKey("narrows.keep")))
        .containsExactly(true, false, false, true, false);
  }

  @Test
  void remoteParent_isTheParentAndItsTraceGoesOn() {
    Rig rig = rig(1, null);
    Incoming incoming =
        new Incoming("GET", "/orders")
            .trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1,b=2", null);
    rig.end(rig.begin(incoming), 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.getParentSpanContext().isRemote()).isTrue();
    assertThat(span.getSpanContext().getTraceState().get("a")).isEqualTo("1");
    assertThat(span.getSpanContext().isSampled()).isTrue();
  }

  @Test
  void databaseSpan_hasExactlyTheAttributesOfTheConventions() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    rig.query("select orders where id = ?", 7);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("select orders");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getParentSpanId()).isEqualTo(one("GET").getSpanId());
    assertThat(attributes(span))
        .containsOnly(
            entry("db.system.name", "postgresql"),
            entry("db.namespace", "shop|public"),
            entry("db.query.summary", "select orders"),
            entry("db.query.text", "select orders where id = ?"),
            entry("server.address", "db.internal"));
  }

  @Test
  void databaseSpan_hasThePortUnlessItIsTheDefault() {
    Rig rig = rig(1, null);
    Database other = new Database("postgresql", "db", 6432, null);
    rig.operation(Kind.DB_EXEC, new Query("select a", other), 1, -1, null);
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("select a"))).contains(entry("server.port", 6432L));
  }

  @Test
  void databaseSpan_ofFailureHasStatusError() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    rig.query("select orders", 7, new SQLException("password 'x' wrong"));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("select orders");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEmpty();
    assertThat(attributes(span)).contains(entry("error.type", "java.sql.SQLException"));
  }

  @Test
  void databaseSpan_ofFailureHasTheStatusOfTheDatabase() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    Object statement = new Object();
    Operation execution = rig.recorder.beginStatement(statement, "insert orders");
    rig.recorder.endStatement(execution, statement, null, new SQLException("no", "23505", 0));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("insert orders")))
        .contains(entry("error.type", "23505"), entry("db.response.status_code", "23505"));
  }

  @Test
  void batch_ofOneStatementIsCalledByIt() {
    Map<String, Object> attributes = attributes(batch("insert a", "insert a", "insert a"));

    assertThat(sent.get(0).getName()).isEqualTo("BATCH insert a");
    assertThat(attributes)
        .contains(
            entry("db.operation.batch.size", 3L),
            entry("db.query.summary", "BATCH insert a"),
            entry("db.query.text", "insert a"));
  }

  @Test
  void batch_ofSeveralStatementsHasAllTheirTexts() {
    Map<String, Object> attributes = attributes(batch("insert a", "insert b"));

    assertThat(sent.get(0).getName()).isEqualTo("BATCH");
    assertThat(attributes)
        .contains(
            entry("db.operation.batch.size", 2L),
            entry("db.query.summary", "BATCH"),
            entry("db.query.text", "insert a; insert b"));
  }

  @Test
  void batch_ofOneIsASingleStatement() {
    Map<String, Object> attributes = attributes(batch("insert a"));

    assertThat(sent.get(0).getName()).isEqualTo("insert a");
    assertThat(attributes).doesNotContainKey("db.operation.batch.size");
  }

  @Test
  void batch_ofNothingHasSizeZero() {
    assertThat(attributes(batch())).contains(entry("db.operation.batch.size", 0L));
  }

  private SpanData batch(String... statements) {
    Rig rig = rig(1, null);
    Object statement = new Object();
    for (String sql : statements) {
      rig.recorder.batched(statement, sql);
    }
    Operation execution = rig.recorder.beginBatch(statement);
    rig.pass(1);
    rig.recorder.endBatch(execution, statement, new int[statements.length], null);
    rig.drain();
    outbox.flush();
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  @Test
  void call_saysWhichCodeIssuedItWhereItsStackWasKept() throws MalformedURLException {
    URL classes = new URL("file:/shop/target/classes/");
    inventory
        .origins()
        .loaded(
            "com/acme/Orders",
            new ProtectionDomain(new CodeSource(classes, (Certificate[]) null), null));
    Exception stack = new Exception("not to be sent");
    stack.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.h2.Statement", "execute", "Statement.java", 1),
          new StackTraceElement("com.acme.Orders", "items", "Orders.java", 57)
        });
    Rig rig = new Rig(64, 1).sink(new PlaceSink(stack));
    listen(rig, null);
    rig.query("select orders", 1);
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("select orders")))
        .contains(
            entry("narrows.caller", "Orders.items"),
            entry("code.function.name", "com.acme.Orders.items"),
            entry("code.file.path", "com/acme/Orders.java"),
            entry("code.line.number", 57L));
  }

  /** Puts a stack where the recording would have kept it. */
  private record PlaceSink(Exception stack) implements Sink {
    @Override
    public void slice(Slice slice) {
      slice.site(1, stack);
    }

    @Override
    public void request(Request request) {}
  }

  @Test
  void operation_withoutRequestIsARootOfItsOwn() {
    Rig rig = rig(1, null);
    rig.query("select config", 7);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("select config");
    assertThat(sent.get(0).getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void commit_isASpanByItsName() {
    Rig rig = rig(1, null);
    rig.operation(Kind.DB_COMMIT, Rig.ORDERS_DB, 3, -1, null);
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("COMMIT shop|public")))
        .containsOnly(
            entry("db.system.name", "postgresql"),
            entry("db.namespace", "shop|public"),
            entry("db.operation.name", "COMMIT"),
            entry("server.address", "db.internal"));
  }

  @Test
  void clientSpan_hasExactlyTheAttributesOfTheConventions() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    Operation call =
        rig.recorder.beginCall(
            "POST", "https", "stock.example", -1, "https://joe:pw@stock.example/s?sig=x&q=1#f");
    String header = rig.recorder.headers(Map.of()).get("traceparent").get(0);
    rig.pass(30);
    rig.recorder.endCall(call, 201, "HTTP_2", null);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("POST");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(header).contains(span.getTraceId()).contains(span.getSpanId()).endsWith("-01");
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "POST"),
            entry("http.response.status_code", 201L),
            entry("network.protocol.version", "2"),
            entry("server.address", "stock.example"),
            entry("server.port", 443L),
            entry("url.full", "https://REDACTED:REDACTED@stock.example/s?sig=REDACTED&q=1#f"));
  }

  @Test
  void clientSpan_ofClientErrorHasStatusError() {
    Rig rig = rig(1, null);
    rig.operation(Kind.HTTP_WAIT, new Remote("GET", "http", "stock", 80), 5, 404, null);
    rig.drain();
    outbox.flush();

    assertThat(one("GET").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(one("GET"))).contains(entry("error.type", "404"));
  }

  @Test
  void clientSpan_thatFailedBeforeAnAnswerHasTheExceptionsClass() {
    Rig rig = rig(1, null);
    Remote remote = new Remote("GET", "http", "stock", 80);
    rig.operation(Kind.HTTP_WAIT, remote, 5, -1, new ConnectException("no"));
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("GET")))
        .contains(entry("error.type", "java.net.ConnectException"))
        .doesNotContainKey("http.response.status_code");
  }

  @Test
  void rowsAndWaits_areNoSpansButTheWaitIsSaid() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.DB_ACQUIRE, null, 8, -1, null);
    rig.query("select orders", 7);
    rig.operation(Kind.DB_FETCH, null, 3, 12, null);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET", "select orders");
    assertThat(attributes(one("GET"))).contains(entry("narrows.pool.wait_ms", 8.0));
  }

  @Test
  void task_thatDidSomethingIsASpanBetween() throws InterruptedException {
    Rig rig = rig(1, null);
    Runnable task = () -> {};
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.submitted(null, task, 0);
    onThread("worker-7", () -> runTask(rig, task, true));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData run = one("worker task");
    assertThat(run.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(attributes(run)).contains(entry("thread.name", "worker-7"));
    assertThat(run.getParentSpanId()).isEqualTo(one("GET").getSpanId());
    assertThat(one("select stock").getParentSpanId()).isEqualTo(run.getSpanId());
  }

  @Test
  void task_thatDidNothingIsNoSpan() throws InterruptedException {
    Rig rig = rig(1, null);
    Runnable task = () -> {};
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.submitted(null, task, 0);
    onThread("worker-7", () -> runTask(rig, task, false));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET");
  }

  @Test
  void spans_ofOneRequestAreBoundedAndTheRestIsCounted() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    for (int i = 0; i < 600; i++) {
      rig.query("select item", 1);
    }
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(sent).hasSize(512);
    assertThat(drops.of(Drops.Item.SPAN, Drops.Reason.OVER_LIMIT)).isEqualTo(89);
  }

  @Test
  void exemplars_pointAtSentSpansOnly() {
    Rig rig = rig(0, Duration.ofMillis(50));
    Operation quick = rig.begin("GET", "/orders");
    rig.query("select orders", 2);
    rig.end(quick, 200);
    Operation slow = rig.begin("GET", "/orders");
    rig.query("select orders", 80);
    rig.end(slow, 200);
    rig.drain();
    outbox.flush();

    List<Exemplar> exemplars = new ArrayList<>();
    aggregates.read(
        all -> {
          all.server().forEach((key, histogram) -> collect(histogram.exemplars(), exemplars));
          all.database().forEach((key, histogram) -> collect(histogram.exemplars(), exemplars));
        });
    assertThat(exemplars).hasSize(2).allSatisfy(e -> assertThat(e.value()).isEqualTo(80_000_000));
    assertThat(exemplars)
        .extracting(e -> io.narrows.engine.recording.Propagation.spanId(e.spanId()))
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(SpanData::getSpanId).toList());
  }

  private static void collect(Exemplar[] from, List<Exemplar> into) {
    for (int i = 0; from != null && i < from.length; i++) {
      if (from[i] != null) {
        into.add(from[i]);
      }
    }
  }

  private static void runTask(Rig rig, Runnable task, boolean query) {
    Operation run = rig.recorder.beginTask(task);
    if (query) {
      rig.query("select stock", 4);
    }
    rig.pass(1);
    rig.recorder.endTask(run, null);
  }

  private static void onThread(String name, Runnable work) throws InterruptedException {
    Thread thread = new Thread(work, name);
    thread.start();
    thread.join();
  }

  @Test
  void exampleOfAFinding_isKeptAndSaysWhich() throws Exception {
    Rig rig = rig(0, null);
    finding = "n_plus_one_query-0badf00d";
    Operation request = rig.begin("GET", "/x");
    rig.query("select 1", 1);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(sent).hasSize(2);
    assertThat(attributes(one("GET")))
        .containsEntry("narrows.keep", true)
        .containsEntry("narrows.finding.id", finding);
    assertThat(attributes(sent.get(1))).doesNotContainKey("narrows.finding.id");
  }

  private Rig rig(double sampled, Duration slow) {
    return listen(new Rig(64, sampled), slow);
  }

  private Rig listen(Rig rig, Duration slow) {
    Origin origin = new Origin(InstrumentationScopeInfo.create("io.narrows"));
    SpanSink spans =
        new SpanSink(
            origin,
            new EpochTime(rig.clock),
            Methods.standard(),
            Rig.NAMES,
            new CallSites(inventory.origins()),
            new Keep(limit, slow),
            outbox,
            aggregates,
            drops);
    spans.examples(request -> finding);
    return rig.sink(aggregates).sink(spans);
  }

  private List<String> names() {
    return sent.stream().map(SpanData::getName).toList();
  }

  private SpanData one(String name) {
    List<SpanData> found = sent.stream().filter(span -> span.getName().equals(name)).toList();
    assertThat(found).as("spans called %s among %s", name, names()).hasSize(1);
    return found.get(0);
  }

  private static Map<String, Object> attributes(SpanData span) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }
}
