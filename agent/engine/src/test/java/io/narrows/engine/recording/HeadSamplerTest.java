package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decides as the samplers of the SDK, for ten thousand traces each. */
class HeadSamplerTest {
  private static final int TRACES = 10_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.1, 1.0 / 3, 0.5, 0.999, 1})
  void roots_areSampledAsByTheSdk(double ratio) {
    Sampler sdk = Sampler.traceIdRatioBased(ratio);
    HeadSampler ours = HeadSampler.ratio(ratio, false);
    Random random = new Random(1);
    for (int i = 0; i < TRACES; i++) {
      long low = random.nextLong();
      String traceId = Hex.of(random.nextLong(), low);
      assertThat(ours.sampleRoot(low)).isEqualTo(isSampled(sdk, Context.root(), traceId));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void children_areSampledAsByTheSdk(boolean parentBased) {
    Sampler ratio = Sampler.traceIdRatioBased(0.5);
    Sampler sdk = parentBased ? Sampler.parentBased(ratio) : ratio;
    HeadSampler ours = HeadSampler.ratio(0.5, parentBased);
    Random random = new Random(2);
    for (int i = 0; i < TRACES; i++) {
      boolean parent = random.nextBoolean();
      long low = random.nextLong();
      String traceId = Hex.of(random.nextLong(), low);
      assertThat(ours.sampleChild(low, parent))
          .isEqualTo(isSampled(sdk, childOf(traceId, parent), traceId));
    }
  }

  private static Context childOf(String traceId, boolean sampled) {
    SpanContext parent =
        SpanContext.createFromRemoteParent(
            traceId,
            "00f067aa0ba902b7",
            sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(parent));
  }

  private static boolean isSampled(Sampler sampler, Context parent, String traceId) {
    return sampler
            .shouldSample(parent, traceId, "GET /", SpanKind.SERVER, Attributes.empty(), List.of())
            .getDecision()
        == SamplingDecision.RECORD_AND_SAMPLE;
  }
}
