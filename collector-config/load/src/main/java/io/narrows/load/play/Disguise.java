package io.narrows.load.play;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/**
 * Other trace ids for the same traces: those of one round of one service stay together, and no two
 * rounds or services share one.
 */
final class Disguise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long high;
  private final long low;

  private Disguise(long high, long low) {
    this.high = high;
    this.low = low;
  }

  static Disguise of(int service, int round) {
    long seed = ((long) service << 32 | round) * GOLDEN;
    return new Disguise(mixed(seed), mixed(seed + GOLDEN));
  }

  /** The finisher of SplitMix64: one to one, so that different seeds stay different. */
  private static long mixed(long seed) {
    long mixed = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  ByteString traceId(ByteString recorded) {
    if (recorded.isEmpty()) {
      return recorded;
    }
    ByteBuffer id = recorded.asReadOnlyByteBuffer();
    ByteBuffer other = ByteBuffer.allocate(16);
    other.putLong(id.getLong() ^ high).putLong(id.getLong() ^ low).flip();
    return ByteString.copyFrom(other);
  }
}
