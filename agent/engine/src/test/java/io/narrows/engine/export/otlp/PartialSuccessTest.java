package io.narrows.engine.export.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialSuccessTest {
  @Test
  void traces_areRead() {
    byte[] answer =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(300)
                    .setErrorMessage("zu groß"))
            .build()
            .toByteArray();

    assertThat(PartialSuccess.read(answer).rejected()).isEqualTo(300);
    assertThat(PartialSuccess.read(answer).reason()).isEqualTo("zu groß");
  }

  @Test
  void metricsAndLogs_haveTheSameShape() {
    byte[] metrics =
        ExportMetricsServiceResponse.newBuilder()
            .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder().setRejectedDataPoints(7))
            .build()
            .toByteArray();
    byte[] logs =
        ExportLogsServiceResponse.newBuilder()
            .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(8))
            .build()
            .toByteArray();

    assertThat(PartialSuccess.read(metrics).rejected()).isEqualTo(7);
    assertThat(PartialSuccess.read(logs).rejected()).isEqualTo(8);
  }

  @Test
  void emptyAnswer_rejectsNothing() {
    assertThat(PartialSuccess.read(new byte[0]).rejected()).isZero();
  }

  @Test
  void anyBytes_areReadWithoutFailing() {
    Random random = new Random(42);
    byte[] bytes = new byte[64];
    for (int i = 0; i < 100_000; i++) {
      random.nextBytes(bytes);
      byte[] answer = Arrays.copyOf(bytes, random.nextInt(64));

      assertThat(PartialSuccess.read(answer).rejected()).isNotNegative();
    }
  }
}
