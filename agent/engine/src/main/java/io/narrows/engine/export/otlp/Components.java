package io.narrows.engine.export.otlp;

import io.narrows.facts.log.Log;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the SDK the sender of one signal, where it would search the class path: there is nothing
 * else in the agent's jar to be found, and the sender is to tell this signal's rejections. It is
 * the same one when the SDK is asked for another exporter, because certificates have changed: it
 * goes on with what that one is configured with.
 */
final class Components implements ComponentLoader, HttpSenderProvider {
  private final Rejections rejections;
  private final Pause pause;
  private final Log log;
  private @Nullable Renewal renewal;
  private volatile @Nullable OtlpHttpSender sender;
  private @Nullable GrpcSenderProvider grpc;

  Components(Rejections rejections, Pause pause, Log log) {
    this.rejections = rejections;
    this.pause = pause;
    this.log = log;
  }

  /**
   * An exporter, of which the sender has these files read again when they have changed.
   *
   * @param exporter asks the SDK for one with these components
   */
  <T> T renewed(List<Path> files, Supplier<T> exporter) {
    renewal = new Renewal(rejections.signal(), files, exporter::get, log);
    return exporter.get();
  }

  @Override
  public <T> Iterable<T> load(Class<T> type) {
    if (type == HttpSenderProvider.class) {
      return List.of(type.cast(this));
    }
    if (type == GrpcSenderProvider.class) {
      grpc = grpc == null ? new Grpc() : grpc;
      return List.of(type.cast(grpc));
    }
    return List.of();
  }

  @Override
  public HttpSender createSender(HttpSenderConfig config) {
    OtlpHttpSender present = sender;
    if (present == null) {
      present = new OtlpHttpSender(config, rejections, pause, this::beforeSending);
      sender = present;
    } else {
      present.use(config);
    }
    return present;
  }

  private void beforeSending() {
    if (renewal != null) {
      renewal.look();
    }
  }

  /** Ends a request that hangs where no timeout reaches. */
  void endWhatHangs() {
    OtlpHttpSender present = sender;
    if (present != null) {
      present.endWhatHangs();
    }
  }

  /**
   * The SDK's sender for gRPC, overheard; a class of its own so that OkHttp is loaded for it only.
   */
  private final class Grpc implements GrpcSenderProvider {
    private @Nullable OverheardGrpcSender sender;

    @Override
    public GrpcSender createSender(GrpcSenderConfig config) {
      GrpcSender okHttp = OverheardGrpcSender.okHttp(config);
      if (sender == null) {
        sender = new OverheardGrpcSender(okHttp, rejections, Components.this::beforeSending);
      } else {
        sender.use(okHttp);
      }
      return sender;
    }
  }
}
