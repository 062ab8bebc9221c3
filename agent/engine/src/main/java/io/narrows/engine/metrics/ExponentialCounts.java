package io.narrows.engine.metrics;

/**
 * What an exponential histogram held at one moment.
 *
 * @param zeros values of zero, which are in no bucket
 * @param offset the index of the first count; bucket i is above 2^(i / 2^scale) and reaches to the
 *     lower bound of the next one, which belongs to it
 */
public record ExponentialCounts(int scale, long zeros, int offset, long[] counts) {
  /** How many values there were. */
  public long count() {
    long count = zeros;
    for (long inBucket : counts) {
      count += inBucket;
    }
    return count;
  }

  /** What was added since an earlier moment, when the same histogram was as fine or finer. */
  public ExponentialCounts since(ExponentialCounts before) {
    long[] more = counts.clone();
    int coarser = before.scale - scale;
    for (int i = 0; i < before.counts.length; i++) {
      if (before.counts[i] != 0) {
        more[((before.offset + i) >> coarser) - offset] -= before.counts[i];
      }
    }
    return new ExponentialCounts(scale, zeros - before.zeros, offset, more);
  }
}
