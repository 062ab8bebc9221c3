package io.narrows.engine.export.otlp;

import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpGrpcSenderProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.function.Consumer;

/** The SDK's own sender for gRPC, of which the answers are read for what was rejected. */
final class OverheardGrpcSender implements GrpcSender {
  private final GrpcSender sender;
  private final Rejections rejections;

  OverheardGrpcSender(GrpcSender sender, Rejections rejections) {
    this.sender = sender;
    this.rejections = rejections;
  }

  static GrpcSender okHttp(GrpcSenderConfig config) {
    return new OkHttpGrpcSenderProvider().createSender(config);
  }

  @Override
  public void send(
      MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
    sender.send(
        message,
        response -> {
          if (response.getStatusCode() == GrpcStatusCode.OK) {
            rejections.read(response.getResponseMessage());
          }
          onResponse.accept(response);
        },
        onError);
  }

  @Override
  public CompletableResultCode shutdown() {
    return sender.shutdown();
  }
}
