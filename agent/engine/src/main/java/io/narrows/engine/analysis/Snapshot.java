package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one moment; immutable. Lists are ordered: the same data makes the same snapshot.
 *
 * @param nanos how much time it is about
 * @param server of all requests that a server received
 * @param coverage the share of request time that is explained, 0 to 1; NaN without requests
 * @param endpoints those that took most time first
 * @param machine what happened to all of them at once
 */
public record Snapshot(
    long nanos,
    Latency server,
    double coverage,
    Losses losses,
    List<EndpointView> endpoints,
    List<ResourceView> pools,
    List<ResourceView> executors,
    Machine.View machine) {

  /** Of a JVM of which nothing is known. */
  public Snapshot(
      long nanos,
      Latency server,
      double coverage,
      Losses losses,
      List<EndpointView> endpoints,
      List<ResourceView> pools,
      List<ResourceView> executors) {
    this(nanos, server, coverage, losses, endpoints, pools, executors, Machine.View.NONE);
  }

  /** How long things took; in nanoseconds, 0 where there was nothing. */
  public record Latency(long count, long sum, long mean, long p50, long p95, long p99, long max) {
    static Latency of(LogHistogram histogram) {
      return new Latency(
          histogram.count(),
          histogram.sumNanos(),
          histogram.meanNanos(),
          histogram.quantileNanos(0.5),
          histogram.quantileNanos(0.95),
          histogram.quantileNanos(0.99),
          histogram.maxNanos());
    }
  }

  /**
   * What was counted without detail, since the start.
   *
   * @param requests counted in metrics only, because the buffer was full
   * @param slices pieces of requests that are missing
   * @param operations above the number that one thread keeps for one request
   * @param leftOpen operations that were never ended by who began them
   * @param foldsEndpoints whether some share one line because there are too many
   */
  public record Losses(
      long requests, long slices, long operations, long leftOpen, boolean foldsEndpoints) {
    /** Whether nothing was lost. */
    public boolean isNothing() {
      return requests + slices + operations + leftOpen == 0 && !foldsEndpoints;
    }
  }

  /**
   * One endpoint.
   *
   * @param errors answered with 5xx, or ended by an exception
   * @param time where the time went, in the order of {@link Kind}; the parts add up to the sum
   * @param signatures those with most time first
   * @param slow requests to look at, the longest first
   * @param ageMinutes since its first request
   * @param promise what was promised of it, or null
   * @param loops sequences of statements that are run again and again, the most frequent first
   * @param reads requests that ran long queries one after another
   * @param exports requests that read many rows and answered with a file
   * @param bodies what it was sent and answered with, in bytes
   */
  public record EndpointView(
      Endpoint endpoint,
      Latency latency,
      long errors,
      List<KindTime> time,
      long queries,
      long maxQueries,
      List<SignatureView> signatures,
      List<Exemplar> slow,
      List<Long> requestsByBand,
      SequenceView sequence,
      long ageMinutes,
      @Nullable Promise promise,
      FanOutView fanOut,
      ScalingView scaling,
      OwnStats.View own,
      List<LoopView> loops,
      SequenceView reads,
      long exports,
      Bodies.View bodies) {
    /** One of which no request has ended: it has no time of its own. */
    public static EndpointView of(Endpoint endpoint) {
      return new EndpointView(
          endpoint,
          new Latency(0, 0, 0, 0, 0, 0, 0),
          0,
          List.of(),
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          SequenceView.NONE,
          0,
          null);
    }

    /** One of which neither children nor load are known. */
    public EndpointView(
        Endpoint endpoint,
        Latency latency,
        long errors,
        List<KindTime> time,
        long queries,
        long maxQueries,
        List<SignatureView> signatures,
        List<Exemplar> slow,
        List<Long> requestsByBand,
        SequenceView sequence,
        long ageMinutes,
        @Nullable Promise promise) {
      this(
          endpoint,
          latency,
          errors,
          time,
          queries,
          maxQueries,
          signatures,
          slow,
          requestsByBand,
          sequence,
          ageMinutes,
          promise,
          FanOutView.NONE,
          ScalingView.NONE,
          OwnStats.View.NONE,
          List.of(),
          SequenceView.NONE,
          0,
          Bodies.View.NONE);
    }
  }

  /**
   * What was promised of an endpoint, and how it was kept.
   *
   * @param thresholdNanos a good request takes no longer
   * @param target which share of the requests is good, 0 to 1
   * @param broken requests that took longer
   */
  public record Promise(long thresholdNanos, double target, long broken) {}

  /**
   * Requests that made long calls one after another.
   *
   * @param savableNanos what they would save by making them at once
   */
  public record SequenceView(long requests, long savableNanos, List<Exemplar> exemplars) {
    /** Nothing was done one after another. */
    public static final SequenceView NONE = new SequenceView(0, 0, List.of());
  }

  /** Time of one kind. */
  public record KindTime(Kind kind, long nanos, Banded bands) {
    /** Time of which no bands are known. */
    public KindTime(Kind kind, long nanos) {
      this(kind, nanos, Banded.NONE);
    }
  }

  /** A quantity of the requests, summed by band of latency; see {@link Tail}. */
  public record Banded(List<Long> sums, List<Double> squares) {
    static final Banded NONE = new Banded(List.of(), List.of());

    static Banded of(BandSums of) {
      List<Long> sums = new ArrayList<>();
      List<Double> squares = new ArrayList<>();
      for (int band = 0; band < Bands.COUNT; band++) {
        sums.add(of.sum(band));
        squares.add(of.sumOfSquares(band));
      }
      return new Banded(List.copyOf(sums), List.copyOf(squares));
    }
  }

  /**
   * How a signature is repeated.
   *
   * @param repeating requests that did it five times or more
   * @param rowByRow of these, those that did it once for each row of what was read just before
   * @param before what that was, or null
   * @param aroundNanos reading and code just before each repetition, at most as long as it
   */
  public record Repetition(
      long repeating, long rowByRow, @Nullable Signature before, long aroundNanos) {}

  /**
   * One signature of one endpoint.
   *
   * @param latency of each execution, whether anybody waited for it or not
   * @param requests that did it at least once
   * @param pathNanos the part of the requests' own time
   * @param savableNanos the most by which the requests would be shorter without it
   * @param repeatSavableNanos the sum over requests of all executions but the shortest
   * @param perRequest requests that did it once, 2-4, 5-9, 10-19, 20-49, 50-99, 100 or more times
   * @param floorNanos what a round trip to its target takes at least; 0 when unknown
   * @param heldNanos how much of its time its thread held a connection
   * @param heldOf the pool whose connections it held, or null
   * @param sites where it was issued, the most frequent first; empty when that was not captured
   * @param inCommonPoolNanos how long threads of the JVM's common pool were blocked by it
   * @param rescued requests over the endpoint's threshold that would keep it with this repaired
   */
  public record SignatureView(
      Signature signature,
      Latency latency,
      long requests,
      long pathNanos,
      long savableNanos,
      long repeatSavableNanos,
      long maxRepeats,
      List<Long> perRequest,
      long rows,
      long maxRows,
      long errors,
      long floorNanos,
      List<Exemplar> exemplars,
      List<Sites.Seen> sites,
      Repetition repetition,
      long heldNanos,
      @Nullable String heldOf,
      Banded pathBands,
      Banded countBands,
      long rescued,
      Banded rowBands,
      Prominence prominence,
      CallView calls,
      long inCommonPoolNanos,
      StatementView statement) {

    /** One of which neither rows by band nor calls are known. */
    public SignatureView(
        Signature signature,
        Latency latency,
        long requests,
        long pathNanos,
        long savableNanos,
        long repeatSavableNanos,
        long maxRepeats,
        List<Long> perRequest,
        long rows,
        long maxRows,
        long errors,
        long floorNanos,
        List<Exemplar> exemplars,
        List<Sites.Seen> sites,
        Repetition repetition,
        long heldNanos,
        @Nullable String heldOf,
        Banded pathBands,
        Banded countBands,
        long rescued) {
      this(
          signature,
          latency,
          requests,
          pathNanos,
          savableNanos,
          repeatSavableNanos,
          maxRepeats,
          perRequest,
          rows,
          maxRows,
          errors,
          floorNanos,
          exemplars,
          sites,
          repetition,
          heldNanos,
          heldOf,
          pathBands,
          countBands,
          rescued,
          Banded.NONE,
          Prominence.NONE,
          CallView.NONE,
          0,
          StatementView.NONE);
    }

    public long executions() {
      return latency.count();
    }
  }

  /**
   * A connection pool or an executor.
   *
   * @param waiting for a connection or a thread
   * @param using the connection, or run time of the tasks
   * @param limit how many there can be at once; -1 when unknown or unbounded
   * @param utilisation the share of the limit that was in use on average, as long as it was used at
   *     all; NaN when unknown
   * @param pending what waited for one when the snapshot was taken; -1 when unknown
   * @param refused timeouts or rejections
   * @param held what was done while a connection was held; empty for executors
   * @param work what the threads of an executor did
   * @param loans connections that their requests left without giving them back
   */
  public record ResourceView(
      String name,
      Span waiting,
      Span using,
      int limit,
      double utilisation,
      long pending,
      long refused,
      List<KindTime> held,
      WorkView work,
      List<LoanView> loans) {
    /** One of which it is not known what its threads do. */
    public ResourceView(
        String name,
        Span waiting,
        Span using,
        int limit,
        double utilisation,
        long pending,
        long refused,
        List<KindTime> held) {
      this(
          name,
          waiting,
          using,
          limit,
          utilisation,
          pending,
          refused,
          held,
          WorkView.NONE,
          List.of());
    }

    /** The same, with what its threads do. */
    public ResourceView doing(WorkView known) {
      return new ResourceView(
          name, waiting, using, limit, utilisation, pending, refused, held, known, loans);
    }

    /** The same, with connections that were not given back. */
    public ResourceView lending(List<LoanView> known) {
      return new ResourceView(
          name, waiting, using, limit, utilisation, pending, refused, held, work, known);
    }
  }

  /** Durations of which only buckets are known. */
  public record Span(long count, long sum, long p50, long p99) {
    public long mean() {
      return count == 0 ? 0 : sum / count;
    }
  }
}
