package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.metrics.Rig;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spans of statements, batches and commits. */
class DatabaseSpanTest extends SentSpans {
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
  void executionsOfOneQuery_haveEachTheirOwnRowsAndErrors() {
    Rig rig = rig(1, null);
    Query query = new Query("select orders", Rig.ORDERS_DB);
    Query other = new Query("select items", Rig.ORDERS_DB);
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.DB_EXEC, query, 1, 3, null);
    rig.operation(Kind.DB_EXEC, other, 1, 3, null);
    rig.operation(Kind.DB_EXEC, query, 1, 3, null);
    rig.operation(Kind.DB_EXEC, query, 1, -1, new SQLException("no"));
    rig.operation(Kind.DB_EXEC, query, 1, 5, null);
    rig.operation(Kind.DB_EXEC, query, 1, -1, null);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(names().subList(1, 7))
        .containsExactly(
            "select orders",
            "select items",
            "select orders",
            "select orders",
            "select orders",
            "select orders");
    assertThat(sent.subList(1, 7))
        .extracting(span -> attributes(span).get("db.response.returned_rows"))
        .containsExactly(3L, 3L, 3L, null, 5L, null);
    assertThat(sent.subList(1, 7))
        .extracting(span -> attributes(span).get("error.type"))
        .containsExactly(null, null, null, "java.sql.SQLException", null, null);
    assertThat(sent.subList(1, 7))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(one("GET").getSpanId());
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
}
