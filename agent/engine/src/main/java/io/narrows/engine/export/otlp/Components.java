package io.narrows.engine.export.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the SDK the senders of one signal, where it would search the class path: there is nothing
 * else in the agent's jar to be found, and the senders are to tell this signal's rejections.
 */
final class Components implements ComponentLoader, HttpSenderProvider {
  private final Rejections rejections;
  private final Pause pause;
  private final List<OtlpHttpSender> senders = new ArrayList<>();

  Components(Rejections rejections, Pause pause) {
    this.rejections = rejections;
    this.pause = pause;
  }

  @Override
  public <T> Iterable<T> load(Class<T> type) {
    if (type == HttpSenderProvider.class) {
      return List.of(type.cast(this));
    }
    if (type == GrpcSenderProvider.class) {
      return List.of(type.cast(new Grpc(rejections)));
    }
    return List.of();
  }

  @Override
  public HttpSender createSender(HttpSenderConfig config) {
    OtlpHttpSender sender = new OtlpHttpSender(config, rejections, pause);
    senders.add(sender);
    return sender;
  }

  List<OtlpHttpSender> senders() {
    return senders;
  }

  /**
   * The SDK's sender for gRPC, overheard; a class of its own so that OkHttp is loaded for it only.
   */
  private static final class Grpc implements GrpcSenderProvider {
    private final Rejections rejections;

    Grpc(Rejections rejections) {
      this.rejections = rejections;
    }

    @Override
    public GrpcSender createSender(GrpcSenderConfig config) {
      return new OverheardGrpcSender(OverheardGrpcSender.okHttp(config), rejections);
    }
  }
}
