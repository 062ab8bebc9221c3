package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Parts of a whole in tenths of a percent that add up to exactly 100 %: what rounding takes is
 * given to the parts that lost most by it.
 */
final class Shares {
  private static final int WHOLE = 1_000;

  private Shares() {}

  /** One part. */
  record Share(Kind kind, long nanos, int tenths) {
    String percent() {
      return String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
    }
  }

  /** The largest first. */
  static List<Share> of(List<KindTime> times) {
    long sum = times.stream().mapToLong(KindTime::nanos).sum();
    List<KindTime> byRemainder = new ArrayList<>(times);
    byRemainder.sort(
        Comparator.<KindTime>comparingDouble(time -> -remainder(time.nanos(), sum))
            .thenComparing(KindTime::kind));
    int missing = WHOLE;
    for (KindTime time : times) {
      missing -= floor(time.nanos(), sum);
    }
    List<Share> shares = new ArrayList<>();
    for (KindTime time : byRemainder) {
      int more = missing-- > 0 ? 1 : 0;
      shares.add(new Share(time.kind(), time.nanos(), floor(time.nanos(), sum) + more));
    }
    shares.sort(
        Comparator.comparingLong((Share share) -> -share.nanos()).thenComparing(Share::kind));
    return shares;
  }

  private static int floor(long part, long sum) {
    return (int) Math.floor(exact(part, sum));
  }

  private static double remainder(long part, long sum) {
    return exact(part, sum) - floor(part, sum);
  }

  private static double exact(long part, long sum) {
    return (double) part / sum * WHOLE;
  }
}
