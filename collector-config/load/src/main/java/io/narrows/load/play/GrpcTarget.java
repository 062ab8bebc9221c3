package io.narrows.load.play;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.MessageLite;
import io.grpc.ClientInterceptor;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OTLP over gRPC, with mutual TLS where it is asked for. */
final class GrpcTarget implements Target {
  private static final int TIMEOUT_SECONDS = 10;
  // Those after which the specification of OTLP has a sender try again.
  private static final Set<Status.Code> NOT_NOW =
      EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);

  private final ManagedChannel channel;
  private final ClientInterceptor headers;

  GrpcTarget(URI to, Map<String, String> headers, @Nullable Tls tls) throws IOException {
    channel =
        Grpc.newChannelBuilderForAddress(
                to.getHost(),
                to.getPort(),
                tls == null
                    ? InsecureChannelCredentials.create()
                    : TlsChannelCredentials.newBuilder()
                        .trustManager(tls.authority().toFile())
                        .keyManager(tls.certificate().toFile(), tls.key().toFile())
                        .build())
            .build();
    Metadata metadata = new Metadata();
    headers.forEach(
        (name, value) ->
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    this.headers = MetadataUtils.newAttachHeadersInterceptor(metadata);
  }

  @Override
  public CompletableFuture<Answer> send(Signal signal, MessageLite message) {
    return switch (signal) {
      case TRACES ->
          answer(
              TraceServiceGrpc.newFutureStub(channel)
                  .withInterceptors(headers)
                  .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                  .export((ExportTraceServiceRequest) message),
              HttpTarget::accepted);
      case METRICS ->
          answer(
              MetricsServiceGrpc.newFutureStub(channel)
                  .withInterceptors(headers)
                  .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                  .export((ExportMetricsServiceRequest) message),
              HttpTarget::accepted);
      case LOGS ->
          answer(
              LogsServiceGrpc.newFutureStub(channel)
                  .withInterceptors(headers)
                  .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                  .export((ExportLogsServiceRequest) message),
              HttpTarget::accepted);
    };
  }

  private static <T> CompletableFuture<Answer> answer(
      ListenableFuture<T> sent, Function<T, Answer> accepted) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Futures.addCallback(
        sent,
        new FutureCallback<T>() {
          @Override
          public void onSuccess(T response) {
            answer.complete(accepted.apply(response));
          }

          @Override
          public void onFailure(Throwable failure) {
            Status status = Status.fromThrowable(failure);
            String words = status.getCode() + " " + status.getDescription();
            answer.complete(
                NOT_NOW.contains(status.getCode()) ? Answer.refused(words) : Answer.failed(words));
          }
        },
        MoreExecutors.directExecutor());
    return answer;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
