package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Incoming;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and writes what OpenTelemetry's own propagators read and write. */
class PropagationTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final HeadSampler ALWAYS = HeadSampler.ratio(1, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319cxb7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
        "nonsense",
        ""
      })
  void traceparent_isReadAsByOpenTelemetry(String header) {
    SpanContext expected =
        spanContext(W3CTraceContextPropagator.getInstance(), Map.of("traceparent", header));
    TraceContext actual = new Propagation().extract(incoming(header, null, null), ALWAYS);

    assertSame(actual, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1,,,,",
    "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0,,,,",
    "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-d,,,,",
    "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331,,,,",
    "8448eb211c80319c-b7ad6b7169203331-1-05e3ac9a4f6e3b90,,,,",
    "0,,,,",
    "0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-1,,,,",
    "0af7651916cd43dd8448eb211c80319c-0000000000000000-1,,,,",
    ",0af7651916cd43dd8448eb211c80319c,b7ad6b7169203331,1,",
    ",8448eb211c80319c,b7ad6b7169203331,0,",
    ",8448eb211c80319c,b7ad6b7169203331,true,",
    ",8448eb211c80319c,b7ad6b7169203331,,1",
    ",8448eb211c80319c,b7ad6b7169203331,,",
    ",8448eb211c80319c,,1,",
    ",8448eb211c80319c,nonsense,1,",
  })
  void b3_isReadAsByOpenTelemetry(
      @Nullable String single,
      @Nullable String trace,
      @Nullable String span,
      @Nullable String sampled,
      @Nullable String flags) {
    Map<String, String> headers = new HashMap<>();
    headers.put("b3", single);
    headers.put("X-B3-TraceId", trace);
    headers.put("X-B3-SpanId", span);
    headers.put("X-B3-Sampled", sampled);
    headers.put("X-B3-Flags", flags);
    headers.values().removeIf(value -> value == null);
    Incoming incoming = new Incoming("GET", "/").b3(single, trace, span, sampled, flags);

    assertSame(
        new Propagation(List.of("b3")).extract(incoming, ALWAYS),
        spanContext(B3Propagator.injectingSingleHeader(), headers));
  }

  @Test
  void severalFormats_theLastOfThemWins() {
    Incoming both =
        incoming("00-" + TRACE + "-" + SPAN + "-01", null, null)
            .b3("8448eb211c80319c-05e3ac9a4f6e3b90-1", null, null, null, null);

    assertThat(parent(List.of("tracecontext", "b3"), both)).isEqualTo("05e3ac9a4f6e3b90");
    assertThat(parent(List.of("b3multi", "tracecontext"), both)).isEqualTo(SPAN);
    assertThat(parent(List.of("tracecontext"), both)).isEqualTo(SPAN);
    assertThat(parent(List.of("baggage"), both)).isEqualTo("0000000000000000");
  }

  @Test
  void severalFormats_theOneThatIsThereIsRead() {
    Incoming w3c = incoming("00-" + TRACE + "-" + SPAN + "-01", null, null);

    assertThat(parent(List.of("tracecontext", "b3"), w3c)).isEqualTo(SPAN);
    assertThat(parent(List.of("b3", "tracecontext"), w3c)).isEqualTo(SPAN);
  }

  @Test
  void headersOfAllFormats_areReadBackByOpenTelemetry() {
    Propagation all = new Propagation(List.of("tracecontext", "baggage", "b3", "b3multi"));
    TraceContext context =
        all.extract(incoming("00-" + TRACE + "-" + SPAN + "-01", "a=1,b=2", "user=7"), ALWAYS);
    Map<String, String> headers = new TreeMap<>();
    all.inject(context, 0x1234L, headers::put);

    assertThat(headers)
        .containsEntry("tracestate", "a=1,b=2")
        .containsEntry("baggage", "user=7")
        .containsOnlyKeys(
            "traceparent",
            "tracestate",
            "baggage",
            "b3",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-B3-Sampled");
    Map<String, String> multi = new HashMap<>(headers);
    multi.remove("b3");
    for (SpanContext read :
        List.of(
            spanContext(W3CTraceContextPropagator.getInstance(), headers),
            spanContext(B3Propagator.injectingSingleHeader(), headers),
            spanContext(B3Propagator.injectingMultiHeaders(), multi))) {
      assertThat(read.getTraceId()).isEqualTo(TRACE);
      assertThat(read.getSpanId()).isEqualTo("0000000000001234");
      assertThat(read.isSampled()).isTrue();
    }
  }

  @Test
  void malformedTracestate_isLeftOutAndTheTraceGoesOn() {
    for (String malformed : List.of("a", "=b", "a=", "a=\u0001", "a=1,".repeat(33), "")) {
      TraceContext context =
          new Propagation()
              .extract(incoming("00-" + TRACE + "-" + SPAN + "-01", malformed, null), ALWAYS);

      assertThat(context.traceState()).as(malformed).isNull();
      assertThat(Propagation.traceId(context)).isEqualTo(TRACE);
    }
  }

  @Test
  void baggage_isPassedOnWithinItsLimits() {
    String entries = "k=v,".repeat(Baggage.MAX_MEMBERS - 1) + "k=v";
    String value = "x".repeat(4000);

    assertThat(passedOn("user=7;ttl=3 , tenant=b")).isEqualTo("user=7;ttl=3 , tenant=b");
    assertThat(passedOn(entries)).isEqualTo(entries);
    assertThat(passedOn(entries + ",one=more")).isEqualTo(entries);
    assertThat(passedOn("a=" + value + ",b=" + value + ",c=" + value))
        .isEqualTo("a=" + value + ",b=" + value);
    assertThat(passedOn("a=" + "x".repeat(Baggage.MAX_LENGTH))).isNull();
    assertThat(passedOn("")).isNull();
  }

  @Test
  void baggageWithoutATrace_isPassedOn() {
    TraceContext context = new Propagation().extract(incoming(null, null, "user=7"), ALWAYS);

    assertThat(context.baggage()).isEqualTo("user=7");
    assertThat(context.parentSpanId()).isZero();
    assertThat(context.traceIdLow()).isNotZero();
  }

  private static @Nullable String passedOn(String baggage) {
    return new Propagation().extract(incoming(null, null, baggage), ALWAYS).baggage();
  }

  private static String parent(List<String> formats, Incoming incoming) {
    return Propagation.spanId(new Propagation(formats).extract(incoming, ALWAYS).parentSpanId());
  }

  private static Incoming incoming(
      @Nullable String traceparent, @Nullable String tracestate, @Nullable String baggage) {
    return new Incoming("GET", "/").trace(traceparent, tracestate, baggage);
  }

  private static void assertSame(TraceContext actual, SpanContext expected) {
    assertThat(actual.remote()).isEqualTo(expected.isValid());
    if (expected.isValid()) {
      assertThat(Propagation.traceId(actual)).isEqualTo(expected.getTraceId());
      assertThat(Propagation.spanId(actual.parentSpanId())).isEqualTo(expected.getSpanId());
      assertThat(actual.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault())
          .isEqualTo(expected.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault());
    }
  }

  private static SpanContext spanContext(TextMapPropagator by, Map<String, String> headers) {
    return Span.fromContext(by.extract(Context.root(), headers, new Getter())).getSpanContext();
  }

  private static final class Getter implements TextMapGetter<Map<String, String>> {
    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
