package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.site.Sites;
import org.jspecify.annotations.Nullable;

/** What all requests of one endpoint did of one signature. */
final class SignatureStats {
  static final int EXEMPLARS = 3;

  // How often per request: once, 2-4, 5-9, 10-19, 20-49, 50-99, 100 and more.
  private static final int[] REPEATS = {1, 4, 9, 19, 49, 99};

  private final LogHistogram durations = LogHistogram.ofOperations();
  private final Alternation alternation = new Alternation();
  private final BandSums path = new BandSums();
  private final BandSums count = new BandSums();
  private final BandSums rowsByBand = new BandSums();
  private @Nullable CallStats calls;
  private long inCommonPoolNanos;
  private @Nullable StatementStats statement;
  private long largest;
  private double sharesWhenLargest;
  private final long[] perRequest = new long[REPEATS.length + 1];
  private final Exemplars exemplars = new Exemplars(EXEMPLARS);
  private final Sites sites = new Sites();
  private @Nullable Signature before;
  private long repeating;
  private long rowByRow;
  private long heldNanos;
  private long requests;
  private long savableNanos;
  private long repeatSavableNanos;
  private long aroundNanos;
  private long maxRepeats;
  private long rows;
  private long maxRows;
  private long errors;
  private long rescued;
  private @Nullable String heldOf;

  void add(Use use, int band) {
    requests++;
    int executions = use.executions();
    for (int i = 0; i < executions; i++) {
      durations.add(use.durationNanos(i));
      alternation.add(use.durationNanos(i));
    }
    path.add(band, use.pathNanos());
    count.add(band, executions);
    rowsByBand.add(band, use.rows());
    addCalls(use.calls());
    inCommonPoolNanos += use.inCommonPoolNanos();
    perRequest[bucket(executions)]++;
    savableNanos += use.savableNanos();
    repeatSavableNanos += use.repeatNanos();
    aroundNanos += use.aroundNanos();
    maxRepeats = Math.max(maxRepeats, executions);
    rows += use.rows();
    maxRows = Math.max(maxRows, use.maxRows());
    errors += use.errors();
    use.sites().forEach(sites::add);
    heldNanos += use.heldNanos();
    heldOf = use.heldOf() == null ? heldOf : use.heldOf();
    if (use.isStatement()) {
      ofStatement().add(use.statement());
      ofStatement().returned(use);
    }
    if (use.mostInSlice() >= Counted.REPEATS) {
      repeating++;
      if (use.rowsBefore() >= 0) {
        ofStatement().repeated(executions, use.rowsBefore());
      }
      rowByRow += Math.abs(use.rowsBefore() - executions) <= 1 ? 1 : 0;
      before = use.before() == null ? before : use.before();
    }
  }

  private void addCalls(@Nullable Calls more) {
    if (more != null) {
      ofCalls().add(more);
    }
  }

  private CallStats ofCalls() {
    CallStats known = calls;
    if (known == null) {
      known = new CallStats();
      calls = known;
    }
    return known;
  }

  private StatementStats ofStatement() {
    StatementStats known = statement;
    if (known == null) {
      known = new StatementStats();
      statement = known;
    }
    return known;
  }

  /** A long execution waited for others' rows for so long, or not, and would by such a chance. */
  void waited(long nanos, double chance) {
    ofStatement().waited(nanos, chance);
  }

  /** In a request it was the largest part. */
  void largest(double share) {
    largest++;
    sharesWhenLargest += share;
  }

  void add(SignatureStats other) {
    largest += other.largest;
    inCommonPoolNanos += other.inCommonPoolNanos;
    sharesWhenLargest += other.sharesWhenLargest;
    rowsByBand.add(other.rowsByBand);
    if (other.calls != null) {
      ofCalls().add(other.calls);
    }
    if (other.statement != null) {
      ofStatement().add(other.statement);
    }
    requests += other.requests;
    durations.add(other.durations);
    alternation.add(other.alternation);
    path.add(other.path);
    count.add(other.count);
    for (int i = 0; i < perRequest.length; i++) {
      perRequest[i] += other.perRequest[i];
    }
    exemplars.add(other.exemplars);
    savableNanos += other.savableNanos;
    repeatSavableNanos += other.repeatSavableNanos;
    aroundNanos += other.aroundNanos;
    maxRepeats = Math.max(maxRepeats, other.maxRepeats);
    rows += other.rows;
    maxRows = Math.max(maxRows, other.maxRows);
    errors += other.errors;
    sites.add(other.sites);
    heldNanos += other.heldNanos;
    heldOf = other.heldOf == null ? heldOf : other.heldOf;
    rescued += other.rescued;
    repeating += other.repeating;
    rowByRow += other.rowByRow;
    before = other.before == null ? before : other.before;
  }

  private static int bucket(int executions) {
    int bucket = 0;
    while (bucket < REPEATS.length && executions > REPEATS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** How much of its time its thread held a connection. */
  long heldNanos() {
    return heldNanos;
  }

  /** The pool of that connection, the last one where it was of several; or null. */
  @Nullable String heldOf() {
    return heldOf;
  }

  void rescue() {
    rescued++;
  }

  /** Requests over the endpoint's threshold that would be below it with this repaired. */
  long rescued() {
    return rescued;
  }

  /** Where it was issued. */
  Sites sites() {
    return sites;
  }

  Exemplars exemplars() {
    return exemplars;
  }

  LogHistogram durations() {
    return durations;
  }

  /** Executions that were begun, in whatever slice. */
  long executions() {
    return durations.count();
  }

  /** Requests that did this at least once. */
  long requests() {
    return requests;
  }

  /** Rows, by band. */
  BandSums rowsByBand() {
    return rowsByBand;
  }

  /** How long threads of the common pool were blocked by it. */
  long inCommonPoolNanos() {
    return inCommonPoolNanos;
  }

  Prominence prominence() {
    return new Prominence(largest, sharesWhenLargest);
  }

  /** What is known of outgoing calls only. */
  CallView calls() {
    return calls == null ? CallView.NONE : calls.view();
  }

  /** What is known of statements only. */
  StatementView statement(Kind kind) {
    return statement == null || kind == Kind.HTTP_WAIT
        ? StatementView.NONE
        : statement.view(Modes.of(durations, alternation));
  }

  /** Time on the path, by band. */
  BandSums path() {
    return path;
  }

  /** Executions, by band. */
  BandSums count() {
    return count;
  }

  /** Time on the path: the part of the requests' own time. */
  long pathNanos() {
    return path.total();
  }

  /** The most that all requests together would be shorter without this. */
  long savableNanos() {
    return savableNanos;
  }

  /** The sum over requests of all durations but the shortest. */
  long repeatSavableNanos() {
    return repeatSavableNanos;
  }

  Snapshot.Repetition repetition() {
    return new Snapshot.Repetition(repeating, rowByRow, before, aroundNanos);
  }

  long maxRepeats() {
    return maxRepeats;
  }

  /** How many requests did it once, 2-4, 5-9, 10-19, 20-49, 50-99, 100 or more times. */
  long[] perRequest() {
    return perRequest.clone();
  }

  long rows() {
    return rows;
  }

  long maxRows() {
    return maxRows;
  }

  long errors() {
    return errors;
  }
}
