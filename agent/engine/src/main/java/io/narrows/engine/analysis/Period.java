package io.narrows.engine.analysis;

import io.narrows.engine.recording.Request;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that was counted in one stretch of time; bounded whatever the requests are. */
final class Period {
  /** While it is open, and for the whole run. */
  static final Limits OPEN = new Limits(500, 3_000);

  /** Once it is over: of the ten last minutes only what counted. */
  static final Limits CLOSED = new Limits(100, 400);

  private static final int CHECK_EVERY = 1_024;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final long startNanos;
  private final LogHistogram server = LogHistogram.ofRequests();
  private final TopN<Endpoint, EndpointStats> endpoints =
      new TopN<>(
          OPEN.endpoints(),
          Endpoint.ORDER,
          endpoint -> Endpoint.OTHER,
          EndpointStats::sumNanos,
          EndpointStats::add);
  private final Targets targets = new Targets();
  private final Map<String, Work> works = new HashMap<>();
  private final Machine machine = new Machine();
  private long added;
  private long second;
  private long foldedOperations;

  /** How many endpoints, and how many signatures of all of them, keep numbers of their own. */
  record Limits(int endpoints, int signatures) {}

  Period(long startNanos) {
    this.startNanos = startNanos;
  }

  /**
   * @param concurrency how many requests it met; -1 when unknown
   */
  EndpointStats add(
      Endpoint endpoint, Request request, Account account, int band, int concurrency) {
    EndpointStats stats = endpoints.of(endpoint, key -> new EndpointStats());
    stats.add(request, account, band);
    if (endpoint.isServer()) {
      server.add(request.durationNanos());
    }
    inSecond(request, account, stats, concurrency);
    targets.add(account);
    if (++added % CHECK_EVERY == 0 && signatures() > 2L * OPEN.signatures()) {
      trim(OPEN);
    }
    return stats;
  }

  private void inSecond(Request request, Account account, EndpointStats stats, int concurrency) {
    long ended = request.endNanos() / SECOND_NANOS;
    if (ended > second) {
      endpoints.values().values().forEach(each -> each.scaling().close());
      second = ended;
    }
    if (concurrency >= 0) {
      stats.scaling().request(account.nanosByKind(), concurrency);
    }
  }

  void add(Period other) {
    server.add(other.server);
    foldedOperations += other.foldedOperations;
    targets.add(other.targets);
    other.works.forEach((name, work) -> works.computeIfAbsent(name, key -> new Work()).add(work));
    machine.add(other.machine);
    other
        .endpoints
        .values()
        .forEach(
            (endpoint, stats) -> endpoints.of(endpoint, key -> new EndpointStats()).add(stats));
  }

  /** What executors did, by their names. */
  Map<String, Work> works() {
    return works;
  }

  void folded(long operations) {
    foldedOperations += operations;
  }

  void trim(Limits limits) {
    endpoints.trim(limits.endpoints());
    int each = Math.max(10, limits.signatures() / Math.max(1, endpoints.values().size()));
    for (EndpointStats stats : endpoints.values().values()) {
      stats.trim(each);
    }
  }

  private long signatures() {
    long sum = 0;
    for (EndpointStats stats : endpoints.values().values()) {
      sum += stats.signatures().size();
    }
    return sum;
  }

  long startNanos() {
    return startNanos;
  }

  /** Durations of all requests that a server received. */
  LogHistogram server() {
    return server;
  }

  Map<Endpoint, EndpointStats> endpoints() {
    return endpoints.values();
  }

  @Nullable EndpointStats endpoint(Endpoint endpoint) {
    return endpoints.values().get(endpoint);
  }

  Machine machine() {
    return machine;
  }

  Targets targets() {
    return targets;
  }

  /** Operations that were counted without their detail. */
  long foldedOperations() {
    return foldedOperations;
  }
}
