package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Why the slow requests of an endpoint are slower than its typical ones: the difference of their
 * means, divided among the kinds of time. Because the kinds partition each request, the parts add
 * up to exactly the gap; no model, no regression.
 *
 * @param typicalNanos the mean of the requests between p25 and p75
 * @param slowNanos the mean of those above p99, or above p95 where these are fewer than 30
 * @param requests of whatever latency, since it is known what is slow
 * @param parts one for each kind, the largest first
 * @param signatures what of the parts can be named, the largest first
 */
public record Tail(
    double typicalNanos,
    double slowNanos,
    long slowRequests,
    long requests,
    List<Part> parts,
    List<SignaturePart> signatures) {
  private static final int[] KNOWN = IntStream.range(0, Bands.UNKNOWN).toArray();

  /**
   * What one kind adds to the gap.
   *
   * @param errorNanos the standard error of the difference
   */
  public record Part(Kind kind, double nanos, double errorNanos) {}

  /**
   * What one signature adds to the gap: because there are more of it, and because each is slower.
   * Counts and rows are those of one request.
   */
  public record SignaturePart(
      Signature signature,
      double nanos,
      double errorNanos,
      double moreNanos,
      double slowerNanos,
      double typicalCount,
      double slowCount,
      double typicalRows,
      double slowRows) {}

  /** The difference between slow and typical. */
  public double gapNanos() {
    return slowNanos - typicalNanos;
  }

  /** How many of so many requests are slow, if as many are before it is known what slow is. */
  public long slowOf(long all) {
    return Math.round((double) all * slowRequests / requests);
  }

  /** Whether a part is worth a word: more than chance, and a tenth of the gap. */
  public boolean isRelevant(double nanos, double errorNanos) {
    return nanos > Counted.STANDARD_ERRORS * errorNanos && nanos >= Counted.OF_THE_GAP * gapNanos();
  }

  /** The tail of an endpoint, or null where there are too few slow or typical requests. */
  public static @Nullable Tail of(EndpointView view) {
    List<Long> requests = view.requestsByBand();
    if (requests.size() < Bands.COUNT) {
      return null;
    }
    boolean isEnough = requests.get(Bands.SLOW) >= Counted.SLOW_REQUESTS;
    int[] slow = isEnough ? new int[] {Bands.SLOW} : new int[] {Bands.SLOW - 1, Bands.SLOW};
    long slowCount = count(requests, slow);
    long typicalCount = requests.get(Bands.TYPICAL);
    if (slowCount < Counted.SLOW_REQUESTS || typicalCount < Counted.SLOW_REQUESTS) {
      return null;
    }
    Sample typical = new Sample(new int[] {Bands.TYPICAL}, typicalCount);
    return of(view, typical, new Sample(slow, slowCount));
  }

  private static long count(List<Long> requests, int[] bands) {
    long count = 0;
    for (int band : bands) {
      count += requests.get(band);
    }
    return count;
  }

  private static Tail of(EndpointView view, Sample typical, Sample slow) {
    List<Part> parts = new ArrayList<>();
    double typicalNanos = 0;
    double slowNanos = 0;
    for (KindTime time : view.time()) {
      double before = typical.mean(time.bands());
      double after = slow.mean(time.bands());
      typicalNanos += before;
      slowNanos += after;
      parts.add(new Part(time.kind(), after - before, error(time.bands(), typical, slow)));
    }
    parts.sort(Comparator.<Part>comparingDouble(part -> -part.nanos()).thenComparing(Part::kind));
    List<SignaturePart> signatures = new ArrayList<>();
    for (SignatureView signature : view.signatures()) {
      signatures.add(part(signature, typical, slow));
    }
    signatures.sort(
        Comparator.<SignaturePart>comparingDouble(part -> -part.nanos())
            .thenComparing(SignaturePart::signature, Signature.ORDER));
    return new Tail(
        typicalNanos,
        slowNanos,
        slow.requests(),
        count(view.requestsByBand(), KNOWN),
        List.copyOf(parts),
        List.copyOf(signatures));
  }

  /** Split as {@code (n_slow - n_typical) * d_typical + n_slow * (d_slow - d_typical)}. */
  private static SignaturePart part(SignatureView view, Sample typical, Sample slow) {
    double before = typical.mean(view.pathBands());
    double after = slow.mean(view.pathBands());
    double countBefore = typical.mean(view.countBands());
    double countAfter = slow.mean(view.countBands());
    // Where there was none before, all of it is more and none of it slower.
    double eachBefore = countBefore > 0 ? before / countBefore : after / Math.max(1, countAfter);
    double more = (countAfter - countBefore) * eachBefore;
    double nanos = after - before;
    return new SignaturePart(
        view.signature(),
        nanos,
        error(view.pathBands(), typical, slow),
        more,
        nanos - more,
        countBefore,
        countAfter,
        typical.mean(view.rowBands()),
        slow.mean(view.rowBands()));
  }

  private static double error(Banded sums, Sample typical, Sample slow) {
    return Math.sqrt(typical.varianceOfMean(sums) + slow.varianceOfMean(sums));
  }

  /** Some bands taken together. */
  private record Sample(int[] bands, long requests) {
    double mean(Banded of) {
      double sum = 0;
      for (int band : bands) {
        sum += of.sums().isEmpty() ? 0 : of.sums().get(band);
      }
      return sum / requests;
    }

    double varianceOfMean(Banded of) {
      double squares = 0;
      for (int band : bands) {
        squares += of.squares().isEmpty() ? 0 : of.squares().get(band);
      }
      double mean = mean(of);
      return Math.max(0, squares / requests - mean * mean) / requests;
    }
  }
}
