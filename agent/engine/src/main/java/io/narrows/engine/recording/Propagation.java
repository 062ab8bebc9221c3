package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trace context in and out of HTTP headers, by the W3C Trace Context recommendation (version 00,
 * later versions read by its rules).
 */
public final class Propagation {
  private static final int LENGTH = 55;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** The context of an incoming request: its caller's trace, or a new one. */
  TraceContext extract(@Nullable Incoming incoming, HeadSampler sampler) {
    if (incoming != null && incoming.traceparent != null) {
      TraceContext context = parse(incoming.traceparent, incoming, sampler);
      if (context != null) {
        return context;
      }
    }
    return fresh(incoming, sampler);
  }

  private static TraceContext fresh(@Nullable Incoming incoming, HeadSampler sampler) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong();
    long low = random.nextLong();
    String baggage = incoming == null ? null : incoming.baggage;
    return new TraceContext(
        high, low == 0 ? 1 : low, 0, false, sampler.sampleRoot(low), null, baggage);
  }

  private static @Nullable TraceContext parse(
      String header, Incoming incoming, HeadSampler sampler) {
    if (!isWellFormed(header)) {
      return null;
    }
    long high = hex(header, 3, 16);
    long low = hex(header, 19, 16);
    long parent = hex(header, 36, 16);
    if ((high == 0 && low == 0) || parent == 0) {
      return null;
    }
    boolean sampled = sampler.sampleChild(low, (hex(header, 53, 2) & 1) == 1);
    return new TraceContext(
        high, low, parent, true, sampled, incoming.tracestate, incoming.baggage);
  }

  private static boolean isWellFormed(String header) {
    if (header.length() < LENGTH
        || (header.startsWith("00") && header.length() != LENGTH)
        || (header.length() > LENGTH && header.charAt(LENGTH) != '-')
        || header.startsWith("ff")) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = header.charAt(i);
      boolean dash = i == 2 || i == 35 || i == 52;
      if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static long hex(String text, int from, int digits) {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value << 4 | Character.digit(text.charAt(i), 16);
    }
    return value;
  }

  /** The traceparent of an outgoing call. */
  static String traceparent(TraceContext context, long spanId) {
    char[] out = new char[LENGTH];
    out[0] = '0';
    out[1] = '0';
    out[2] = '-';
    write(out, 3, context.traceIdHigh());
    write(out, 19, context.traceIdLow());
    out[35] = '-';
    write(out, 36, spanId);
    out[52] = '-';
    out[53] = '0';
    out[54] = context.sampled() ? '1' : '0';
    return new String(out);
  }

  /** Lower-case hex of a trace id. */
  public static String traceId(TraceContext context) {
    char[] out = new char[32];
    write(out, 0, context.traceIdHigh());
    write(out, 16, context.traceIdLow());
    return new String(out);
  }

  /** Lower-case hex of a span id. */
  public static String spanId(long id) {
    char[] out = new char[16];
    write(out, 0, id);
    return new String(out);
  }

  private static void write(char[] out, int at, long value) {
    for (int i = 15; i >= 0; i--) {
      out[at + i] = HEX[(int) value & 15];
      value >>>= 4;
    }
  }

  /** The value of a header for a call, or null when it is not to be sent. */
  @Nullable String header(TraceContext context, long spanId, String name) {
    switch (name) {
      case "traceparent":
        return traceparent(context, spanId);
      case "tracestate":
        return context.traceState();
      case "baggage":
        return context.baggage();
      default:
        return null;
    }
  }
}
