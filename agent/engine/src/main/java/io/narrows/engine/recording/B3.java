package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * The B3 headers of Zipkin, single and multiple. As OpenTelemetry does, both are read where either
 * is configured, and a decision without identifiers is ignored.
 */
final class B3 {
  private B3() {}

  /** The context of the caller, or null where the header is missing or malformed. */
  static @Nullable TraceContext read(
      Incoming incoming, HeadSampler sampler, @Nullable String baggage) {
    String header = incoming.b3;
    if (header == null) {
      return null;
    }
    int digits = header.indexOf('-');
    int span = digits + 1;
    if ((digits != 16 && digits != 32)
        || !Hex.isHex(header, 0, digits)
        || !Hex.isHex(header, span, 16)
        || !endsAt(header, span + 16)) {
      return null;
    }
    long high = digits == 32 ? Hex.read(header, 0, 16) : 0;
    long low = Hex.read(header, digits - 16, 16);
    long parent = Hex.read(header, span, 16);
    if ((high == 0 && low == 0) || parent == 0) {
      return null;
    }
    boolean sampled = sampler.sampleChild(low, isSampled(header, span + 17));
    return new TraceContext(high, low, parent, true, sampled, null, baggage);
  }

  private static boolean endsAt(String header, int at) {
    return header.length() == at || header.charAt(at) == '-';
  }

  private static boolean isSampled(String header, int from) {
    if (from >= header.length()) {
      return false;
    }
    int dash = header.indexOf('-', from);
    String flag = header.substring(from, dash < 0 ? header.length() : dash);
    return flag.equals("1") || flag.equals("d") || flag.equals("true");
  }

  /** The single header of a call with this span id. */
  static String write(TraceContext context, long spanId) {
    char[] out = new char[51];
    Hex.write(out, 0, context.traceIdHigh());
    Hex.write(out, 16, context.traceIdLow());
    out[32] = '-';
    Hex.write(out, 33, spanId);
    out[49] = '-';
    out[50] = context.sampled() ? '1' : '0';
    return new String(out);
  }
}
