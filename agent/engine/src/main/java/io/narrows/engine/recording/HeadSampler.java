package io.narrows.engine.recording;

/**
 * The decision that travels in the sampled flag, taken when a request begins, by the rules of the
 * OpenTelemetry SDK's samplers. A kept request may still be one that was not sampled here.
 */
public final class HeadSampler {
  private final boolean parentBased;
  private final long upperBound;

  private HeadSampler(boolean parentBased, long upperBound) {
    this.parentBased = parentBased;
    this.upperBound = upperBound;
  }

  /** Samples this share of traces, 0 to 1; with parentBased only those that begin here. */
  public static HeadSampler ratio(double ratio, boolean parentBased) {
    long bound = ratio >= 1 ? Long.MAX_VALUE : ratio <= 0 ? -1 : (long) (ratio * Long.MAX_VALUE);
    return new HeadSampler(parentBased, bound);
  }

  boolean sampleRoot(long traceIdLow) {
    // As TraceIdRatioBased: the low half without its sign against the bound.
    return (traceIdLow & Long.MAX_VALUE) <= upperBound && upperBound >= 0;
  }

  boolean sampleChild(long traceIdLow, boolean parentSampled) {
    return parentBased ? parentSampled : sampleRoot(traceIdLow);
  }
}
