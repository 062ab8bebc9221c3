package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} header of the W3C Trace Context recommendation: version 00, and later
 * versions by the rules it gives for them.
 */
final class TraceParent {
  private static final int LENGTH = 55;

  private TraceParent() {}

  /** The context of the caller, or null where the header is missing or malformed. */
  static @Nullable TraceContext read(
      Incoming incoming, HeadSampler sampler, @Nullable String baggage) {
    String header = incoming.traceparent;
    if (header == null || !isWellFormed(header)) {
      return null;
    }
    long high = Hex.read(header, 3, 16);
    long low = Hex.read(header, 19, 16);
    long parent = Hex.read(header, 36, 16);
    if ((high == 0 && low == 0) || parent == 0) {
      return null;
    }
    boolean sampled = sampler.sampleChild(low, (Hex.read(header, 53, 2) & 1) == 1);
    return new TraceContext(
        high, low, parent, true, sampled, TraceState.checked(incoming.tracestate), baggage);
  }

  private static boolean isWellFormed(String header) {
    int length = header.length();
    boolean version0 = header.startsWith("00");
    return length >= LENGTH
        && (length == LENGTH || !version0 && header.charAt(LENGTH) == '-')
        && !header.startsWith("ff")
        && Hex.isHex(header, 0, 2)
        && header.charAt(2) == '-'
        && Hex.isHex(header, 3, 32)
        && header.charAt(35) == '-'
        && Hex.isHex(header, 36, 16)
        && header.charAt(52) == '-'
        && Hex.isHex(header, 53, 2);
  }

  /** The header of a call with this span id. */
  static String write(TraceContext context, long spanId) {
    char[] out = new char[LENGTH];
    out[0] = '0';
    out[1] = '0';
    out[2] = '-';
    Hex.write(out, 3, context.traceIdHigh());
    Hex.write(out, 19, context.traceIdLow());
    out[35] = '-';
    Hex.write(out, 36, spanId);
    out[52] = '-';
    out[53] = '0';
    out[54] = context.sampled() ? '1' : '0';
    return new String(out);
  }
}
