package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.narrows.engine.export.log.Events;
import io.narrows.engine.metrics.Drops.Item;
import io.narrows.engine.metrics.Drops.Reason;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OTLP over gRPC, to a real server. */
class GrpcTest {
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> metrics = new CopyOnWriteArrayList<>();
  private final List<LogRecord> logs = new CopyOnWriteArrayList<>();
  private final Queue<Status> failures = new ArrayDeque<>();
  private volatile long rejected;
  private Server server;
  private ExportRig rig;

  @BeforeEach
  void open() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Traces())
            .addService(new Metrics())
            .addService(new Logs())
            .build()
            .start();
    rig =
        new ExportRig(
            "otel.exporter.otlp.protocol=grpc,otel.exporter.otlp.compression=gzip,"
                + "otel.exporter.otlp.endpoint=http://127.0.0.1:"
                + server.getPort());
  }

  @AfterEach
  void close() {
    rig.close();
    server.shutdownNow();
  }

  @Test
  void allSignals_arrive() {
    rig.request("/orders");
    rig.exports.events().emit("narrows.test", Events.Level.WARN, "a body", Map.of("a", 1));
    rig.flush();

    assertThat(spans).extracting(Span::getName).containsExactly("GET /orders", "select orders");
    assertThat(metrics).contains("http.server.request.duration", "jvm.memory.used");
    assertThat(logs).extracting(LogRecord::getEventName).containsExactly("narrows.test");
    assertThat(rig.exports.drops().total()).isZero();
  }

  @Test
  void partialSuccess_isCounted() {
    rejected = 1;
    rig.request("/orders");
    rig.flush();

    assertThat(rig.dropped(Reason.REJECTED)).isEqualTo(1);
    assertThat(rig.exports.spans().exported()).isEqualTo(1);
    assertThat(rig.said()).contains("not this one");
  }

  @Test
  void unavailable_isTriedAgain() {
    failures.add(Status.UNAVAILABLE);
    rig.request("/orders");
    rig.flush();

    assertThat(spans).hasSize(2);
    assertThat(rig.exports.drops().of(Item.SPAN)).isZero();
  }

  @Test
  void invalid_isCounted() {
    failures.add(Status.INVALID_ARGUMENT);
    rig.request("/orders");
    rig.flush();

    assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
    assertThat(spans).isEmpty();
  }

  private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
      Status failure = failures.poll();
      if (failure != null) {
        answer.onError(failure.asRuntimeException());
        return;
      }
      request
          .getResourceSpansList()
          .forEach(
              resource ->
                  resource
                      .getScopeSpansList()
                      .forEach(scope -> spans.addAll(scope.getSpansList())));
      ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
      if (rejected > 0) {
        response.setPartialSuccess(
            ExportTracePartialSuccess.newBuilder()
                .setRejectedSpans(rejected)
                .setErrorMessage("not this one"));
      }
      answer.onNext(response.build());
      answer.onCompleted();
    }
  }

  private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
    @Override
    public void export(
        ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> answer) {
      request
          .getResourceMetricsList()
          .forEach(
              resource ->
                  resource
                      .getScopeMetricsList()
                      .forEach(
                          scope -> scope.getMetricsList().forEach(m -> metrics.add(m.getName()))));
      answer.onNext(ExportMetricsServiceResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
    @Override
    public void export(
        ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> answer) {
      request
          .getResourceLogsList()
          .forEach(
              resource ->
                  resource
                      .getScopeLogsList()
                      .forEach(scope -> logs.addAll(scope.getLogRecordsList())));
      answer.onNext(ExportLogsServiceResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }
}
