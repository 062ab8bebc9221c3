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
  private final Rejections rejections;
  private final Runnable beforeSending;
  private volatile GrpcSender sender;

  OverheardGrpcSender(GrpcSender sender, Rejections rejections, Runnable beforeSending) {
    this.sender = sender;
    this.rejections = rejections;
    this.beforeSending = beforeSending;
  }

  static GrpcSender okHttp(GrpcSenderConfig config) {
    return new OkHttpGrpcSenderProvider().createSender(config);
  }

  /** From the next message on. */
  void use(GrpcSender next) {
    GrpcSender before = sender;
    sender = next;
    before.shutdown();
  }

  @Override
  public void send(
      MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
    beforeSending.run();
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
