package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.metrics.SegmentTime;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.watch.Visits;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What arrives at a receiver, against the tables of the semantic conventions 1.45.0 and of the
 * contract of {@code narrows.*} as they are written down here: names, units, types, buckets, and
 * the names and types of attributes, the latter against the conventions' own constants.
 */
class ContractTest {
  private static Receiver receiver;
  private static ExportRig rig;
  private static HikariDataSource pool;

  @BeforeAll
  static void offerSomeOfEverything() throws IOException, InterruptedException, SQLException {
    receiver = new Receiver();
    rig =
        new ExportRig(
            "otel.exporter.otlp.endpoint=http://127.0.0.1:"
                + receiver.port()
                + ",otel.exporter.otlp.compression=gzip"
                + ",otel.service.name=shop"
                + ",otel.exporter.otlp.headers=api-key=a%20b");
    rig.request("/orders");
    Operation failing = rig.rig.begin("GET", "/x");
    rig.rig.query("select orders", 3, new SQLException("no"));
    rig.rig.operation(Kind.DB_FETCH, rig.rig.lastQuery(), 2, 12, null);
    rig.rig.operation(Kind.DB_COMMIT, rig.rig.lastQuery().database(), 2, -1, null);
    rig.rig.operation(Kind.HTTP_WAIT, new Remote("GET", "http", "stock", 80), 5, 500, null);
    rig.rig.end(failing, 500);
    Operation open = rig.rig.begin("POST", "/x");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:contract");
    config.setPoolName("orders");
    pool = new HikariDataSource(config);
    SegmentTime times = rig.exports.timedElsewhere();
    times.lockWait("com.acme.Stock", 5_000_000);
    times.pinned("com.acme.Stock.reserve", 5_000_000);
    pool.getConnection().close();
    rig.rig.recorder.pool(pool.getHikariPoolMXBean(), pool, null, "HIKARICP");
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(5));
    Runnable task = () -> {};
    rig.rig.recorder.submitted(executor, task, 0);
    rig.rig.recorder.endTask(rig.rig.recorder.beginTask(task), null);
    rig.rig.drain();
    new Visits(true, rig.exports.told()).window(50, 20);
    collectGarbage();
    rig.flush();
    rig.rig.end(open, 200);
    executor.shutdown();
  }

  /** The JVM tells of a collection from a thread of its own, a moment after it. */
  private static void collectGarbage() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (receiver.metric("jvm.gc.duration") == null && System.nanoTime() < deadline) {
      System.gc();
      rig.flush();
    }
  }

  @AfterAll
  static void close() {
    rig.close();
    pool.close();
    receiver.close();
  }

  @Test
  void metrics_areThoseOfTheTables() {
    assertThat(receiver.metrics.keySet())
        .containsExactlyInAnyOrderElementsOf(ContractTable.TABLE.keySet());
  }

  /** The dashboards' own tests read from there what they may ask for. */
  @Test
  void tables_areThoseThatTheDashboardsKnow() throws IOException {
    StringBuilder lines = new StringBuilder("# Metric, unit, type, attributes: see ContractTest\n");
    ContractTable.TABLE.forEach(
        (name, row) -> {
          TreeSet<String> attributes = new TreeSet<>();
          row.attributes().forEach(key -> attributes.add(key.getKey()));
          lines.append(name).append(' ').append(row.unit()).append(' ').append(row.type());
          lines.append(' ').append(String.join(",", attributes)).append('\n');
        });

    Path known = Path.of("../../dashboards/emitted-metrics.txt");
    if (Boolean.getBoolean("narrows.golden.write")) {
      Files.writeString(known, lines);
    }
    assertThat(known).as("written with -Dnarrows.golden.write=true").hasContent(lines.toString());
  }

  @Test
  void units_areThoseOfTheTables() {
    Map<String, String> units = new TreeMap<>();
    ContractTable.TABLE.forEach((name, row) -> units.put(name, row.unit()));
    Map<String, String> received = new TreeMap<>();
    receiver.metrics.forEach((name, metric) -> received.put(name, metric.getUnit()));

    assertThat(received).isEqualTo(units);
  }

  @Test
  void types_areThoseOfTheTables() {
    Map<String, ContractTable.Type> types = new TreeMap<>();
    ContractTable.TABLE.forEach((name, row) -> types.put(name, row.type()));
    Map<String, ContractTable.Type> received = new TreeMap<>();
    receiver.metrics.forEach((name, metric) -> received.put(name, type(metric)));

    assertThat(received).isEqualTo(types);
  }

  @Test
  void buckets_areThoseOfTheTables() {
    ContractTable.TABLE.forEach(
        (name, row) -> {
          if (row.type() == ContractTable.Type.HISTOGRAM) {
            assertThat(receiver.metric(name).getHistogram().getDataPointsList())
                .as(name)
                .isNotEmpty()
                .allSatisfy(
                    point -> {
                      assertThat(point.getExplicitBoundsList()).isEqualTo(row.buckets());
                      assertThat(point.getBucketCountsCount()).isEqualTo(row.buckets().size() + 1);
                      assertThat(point.getBucketCountsList().stream().mapToLong(c -> c).sum())
                          .isEqualTo(point.getCount());
                    });
          }
        });
  }

  @Test
  void attributes_areThoseOfTheTablesInNameAndType() {
    ContractTable.TABLE.forEach(
        (name, row) -> {
          Map<String, String> expected = new TreeMap<>();
          row.attributes().forEach(key -> expected.put(key.getKey(), key.getType().name()));
          assertThat(attributes(receiver.metric(name))).as(name).isEqualTo(expected);
        });
  }

  @Test
  void finding_isAnEventWithItsEvidence() {
    LogRecord event = receiver.logs.get(0);
    Map<String, AnyValue> attributes = new TreeMap<>();
    event.getAttributesList().forEach(it -> attributes.put(it.getKey(), it.getValue()));

    assertThat(event.getEventName()).isEqualTo("narrows.finding");
    assertThat(event.getSeverityText()).isEqualTo("WARN");
    assertThat(event.getBody().getStringValue())
        .isEqualTo("N+1 query in GET /orders: a fix saves 76 ms a request");
    assertThat(attributes.get("narrows.finding.id").getStringValue())
        .matches("n_plus_one_query-[0-9a-f]{8}");
    assertThat(attributes.get("narrows.finding.status").getStringValue()).isEqualTo("new");
    assertThat(attributes.get("http.route").getStringValue()).isEqualTo("/orders");
    assertThat(attributes.get("db.query.summary").getStringValue()).contains("order_items");
    assertThat(attributes.get("narrows.finding.gain.high").getDoubleValue()).isEqualTo(0.076);
    assertThat(attributes.get("narrows.finding.requests").getIntValue()).isEqualTo(50);
    assertThat(attributes.get("narrows.finding.evidence").getStringValue()).contains("20.0 times");
    assertThat(attributes)
        .containsKeys(
            "narrows.finding.fix", "narrows.finding.verify", "narrows.finding.first_seen");
  }

  @Test
  void finding_costsWhatAFixSaves() {
    Metric impact = receiver.metric("narrows.finding.impact");
    Metric events = receiver.metric("narrows.finding.events");

    assertThat(impact.getSum().getDataPoints(0).getAsDouble()).isCloseTo(3.8, within(0.01));
    assertThat(events.getSum().getDataPoints(0).getAsInt()).isEqualTo(50);
  }

  @Test
  void temporality_isCumulative() {
    receiver.metrics.forEach(
        (name, metric) -> {
          if (metric.hasHistogram()) {
            assertThat(metric.getHistogram().getAggregationTemporality())
                .as(name)
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
          } else if (metric.hasSum()) {
            assertThat(metric.getSum().getAggregationTemporality())
                .as(name)
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
          }
        });
  }

  @Test
  void exemplars_pointAtReceivedSpans() {
    List<String> ids =
        receiver.spans.stream().map(span -> hex(span.getSpanId().toByteArray())).toList();

    // One per bucket: two of requests, two of statements and a commit, one of a call.
    assertThat(receiver.exemplars)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(exemplar -> assertThat(ids).contains(hex(exemplar.getSpanId().toByteArray())));
  }

  @Test
  void headers_areWhatWasConfigured() {
    assertThat(receiver.headers)
        .allSatisfy(
            headers -> {
              assertThat(headers.get("Api-key")).containsExactly("a b");
              assertThat(headers.get("Content-encoding")).containsExactly("gzip");
              assertThat(headers.get("Content-type")).containsExactly("application/x-protobuf");
            });
  }

  @Test
  void resource_saysWhoSends() {
    Map<String, String> resource = new LinkedHashMap<>();
    receiver
        .resources
        .get(0)
        .getAttributesList()
        .forEach(a -> resource.put(a.getKey(), a.getValue().getStringValue()));

    assertThat(resource)
        .containsEntry("service.name", "shop")
        .containsEntry("telemetry.sdk.language", "java")
        .containsEntry("telemetry.sdk.name", "opentelemetry")
        .containsEntry("telemetry.sdk.version", "1.67.0")
        .containsEntry("telemetry.distro.name", "narrows")
        .containsEntry("telemetry.distro.version", "1.2.3")
        .containsKeys("host.name", "os.type", "process.pid", "process.runtime.version");
    assertThat(resource.get("service.instance.id"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  private static ContractTable.Type type(Metric metric) {
    if (metric.hasHistogram()) {
      return ContractTable.Type.HISTOGRAM;
    }
    if (metric.hasGauge()) {
      return ContractTable.Type.GAUGE;
    }
    return metric.getSum().getIsMonotonic()
        ? ContractTable.Type.COUNTER
        : ContractTable.Type.UP_DOWN_COUNTER;
  }

  private static Map<String, String> attributes(Metric metric) {
    Map<String, String> attributes = new TreeMap<>();
    metric
        .getHistogram()
        .getDataPointsList()
        .forEach(point -> add(point.getAttributesList(), attributes));
    for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
      add(point.getAttributesList(), attributes);
    }
    return attributes;
  }

  private static void add(List<KeyValue> from, Map<String, String> into) {
    for (KeyValue attribute : from) {
      into.put(attribute.getKey(), type(attribute.getValue()));
    }
  }

  private static String type(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> "STRING";
      case INT_VALUE -> "LONG";
      case BOOL_VALUE -> "BOOLEAN";
      case DOUBLE_VALUE -> "DOUBLE";
      default -> value.getValueCase().name();
    };
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }
}
