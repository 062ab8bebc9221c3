package io.narrows.engine.recording;

/**
 * The decision that travels in the sampled flag, taken when a request begins, by the rules of the
 * OpenTelemetry SDK's samplers. A kept request may still be one that was not sampled here.
 */
public final class HeadSampler {
  private final boolean parentBased;
  private final boolean always;
  private final long upperBound;

  private HeadSampler(boolean parentBased, boolean always, long upperBound) {
    this.parentBased = parentBased;
    this.always = always;
    this.upperBound = upperBound;
  }

  /** Samples this share of traces, 0 to 1; with parentBased only those that begin here. */
  public static HeadSampler ratio(double ratio, boolean parentBased) {
    long bound = ratio <= 0 ? Long.MIN_VALUE : (long) (ratio * Long.MAX_VALUE);
    return new HeadSampler(parentBased, ratio >= 1, bound);
  }

  boolean sampleRoot(long traceIdLow) {
    // As the SDK's TraceIdRatioBased, so that services of both kinds decide alike on a trace.
    return always || Math.abs(traceIdLow) < upperBound;
  }

  boolean sampleChild(long traceIdLow, boolean parentSampled) {
    return parentBased ? parentSampled : sampleRoot(traceIdLow);
  }
}
