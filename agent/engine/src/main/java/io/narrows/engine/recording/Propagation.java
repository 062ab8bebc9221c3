package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Trace context in and out of HTTP headers, in the formats of {@code OTEL_PROPAGATORS}. Where two
 * formats bring a context, the one that is configured last wins, as in OpenTelemetry's composite.
 */
public final class Propagation {
  private final boolean traceContext;
  private final boolean baggage;
  private final boolean b3Single;
  private final boolean b3Multi;
  private final boolean b3Wins;

  /** W3C trace context and baggage, which is the default. */
  public Propagation() {
    this(List.of("tracecontext", "baggage"));
  }

  /**
   * @param formats of {@code tracecontext}, {@code baggage}, {@code b3}, {@code b3multi}, in the
   *     order in which they are configured
   */
  public Propagation(List<String> formats) {
    traceContext = formats.contains("tracecontext");
    baggage = formats.contains("baggage");
    b3Single = formats.contains("b3");
    b3Multi = formats.contains("b3multi");
    b3Wins =
        Math.max(formats.lastIndexOf("b3"), formats.lastIndexOf("b3multi"))
            > formats.lastIndexOf("tracecontext");
  }

  /** Whether the B3 headers of incoming requests are to be read. */
  boolean readsB3() {
    return b3Single || b3Multi;
  }

  /** The context of an incoming request: its caller's trace, or a new one. */
  TraceContext extract(@Nullable Incoming incoming, HeadSampler sampler) {
    if (incoming == null) {
      return fresh(sampler, null);
    }
    String passedOn = baggage ? Baggage.bounded(incoming.baggage) : null;
    TraceContext context = b3Wins ? B3.read(incoming, sampler, passedOn) : null;
    if (context == null && traceContext) {
      context = TraceParent.read(incoming, sampler, passedOn);
    }
    if (context == null && readsB3() && !b3Wins) {
      context = B3.read(incoming, sampler, passedOn);
    }
    return context == null ? fresh(sampler, passedOn) : context;
  }

  private static TraceContext fresh(HeadSampler sampler, @Nullable String baggage) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong();
    long random64 = random.nextLong();
    long low = random64 == 0 ? 1 : random64;
    return new TraceContext(high, low, 0, false, sampler.sampleRoot(low), null, baggage);
  }

  /** Gives the headers of a call with this span id, each as name and value. */
  void inject(TraceContext context, long spanId, BiConsumer<String, String> headers) {
    if (traceContext) {
      headers.accept("traceparent", TraceParent.write(context, spanId));
      give("tracestate", context.traceState(), headers);
    }
    if (baggage) {
      give("baggage", context.baggage(), headers);
    }
    if (b3Single) {
      headers.accept("b3", B3.write(context, spanId));
    }
    if (b3Multi) {
      headers.accept("X-B3-TraceId", traceId(context));
      headers.accept("X-B3-SpanId", spanId(spanId));
      headers.accept("X-B3-Sampled", context.sampled() ? "1" : "0");
    }
  }

  private static void give(
      String name, @Nullable String value, BiConsumer<String, String> headers) {
    if (value != null) {
      headers.accept(name, value);
    }
  }

  /** Lower-case hex of a trace id. */
  public static String traceId(TraceContext context) {
    return Hex.of(context.traceIdHigh(), context.traceIdLow());
  }

  /** Lower-case hex of a span id. */
  public static String spanId(long id) {
    return Hex.of(id);
  }
}
