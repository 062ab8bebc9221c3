package io.narrows.load.play;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** OTLP over HTTP, as protobuf. */
final class HttpTarget implements Target {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  // Those after which the specification of OTLP has a sender try again.
  private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI base;
  private final Map<String, String> headers;

  HttpTarget(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<Answer> send(Signal signal, MessageLite message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + signal.path()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()));
    headers.forEach(request::header);
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> answer(signal, response))
        .exceptionally(failure -> Answer.failed(String.valueOf(failure.getMessage())));
  }

  private static Answer answer(Signal signal, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      return accepted(signal, response.body());
    }
    return NOT_NOW.contains(status) ? Answer.refused("" + status) : Answer.failed("" + status);
  }

  private static Answer accepted(Signal signal, byte[] body) {
    try {
      return switch (signal) {
        case TRACES -> accepted(ExportTraceServiceResponse.parseFrom(body));
        case METRICS -> accepted(ExportMetricsServiceResponse.parseFrom(body));
        case LOGS -> accepted(ExportLogsServiceResponse.parseFrom(body));
      };
    } catch (InvalidProtocolBufferException notOtlp) {
      return Answer.failed("200 with an answer that is not OTLP");
    }
  }

  static Answer accepted(ExportTraceServiceResponse response) {
    var partial = response.getPartialSuccess();
    return Answer.accepted(partial.getRejectedSpans(), partial.getErrorMessage());
  }

  static Answer accepted(ExportMetricsServiceResponse response) {
    var partial = response.getPartialSuccess();
    return Answer.accepted(partial.getRejectedDataPoints(), partial.getErrorMessage());
  }

  static Answer accepted(ExportLogsServiceResponse response) {
    var partial = response.getPartialSuccess();
    return Answer.accepted(partial.getRejectedLogRecords(), partial.getErrorMessage());
  }

  @Override
  public void close() {
    // The client ends with the program; JDK 17 has no way to close it.
  }
}
