package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one connection pool, by the threads that use it; all of it is lock-free. What
 * its connections were held for is added by the drain.
 */
public final class PoolStats {
  private final PoolLibrary library;
  private final PoolReader reader;
  private final int number;
  private final SharedHistogram wait;
  private final SharedHistogram use;
  private final SharedHistogram create;
  private final LongAdder timeouts = new LongAdder();
  private final long[] heldNanos = new long[Kind.count()];
  private final Activity activity = new Activity();
  private final Loans loans = new Loans();
  private long holds;
  private long probes;
  private long fullProbes;
  private volatile @Nullable Database database;
  private volatile @Nullable String name;
  private volatile String suffix = "";

  PoolStats(PoolLibrary library, PoolReader reader, int number, boolean exponential) {
    this.library = library;
    this.reader = reader;
    this.number = number;
    wait = new SharedHistogram(exponential);
    use = new SharedHistogram(exponential);
    create = new SharedHistogram(exponential);
  }

  // By application threads

  void waited(long nanos) {
    wait.add(nanos);
  }

  void used(long nanos) {
    use.add(nanos);
  }

  void created(long nanos) {
    create.add(nanos);
  }

  void timeout() {
    timeouts.increment();
  }

  void leadsTo(Database known) {
    if (database != known && known != Database.UNKNOWN) {
      database = known;
    }
  }

  PoolLibrary library() {
    return library;
  }

  /** Where its connections lead, or null as long as none was made. */
  public @Nullable Database database() {
    return database;
  }

  // By threads of the agent's

  /** How many pools were made before it, and itself. */
  int number() {
    return number;
  }

  /** Tells it from an older pool of the same name. */
  void distinguish() {
    suffix = "-" + number;
    name = null;
  }

  /** Whether it was closed, or collected: then it is not to be reported any more. */
  public boolean isClosed() {
    return reader.isGone() || reader.isClosed();
  }

  /** Its name; where it has none, {@code server:port/namespace} as the conventions say. */
  public String name() {
    String known = name;
    if (known == null) {
      known = reader.name();
      known = (known == null ? place() : known) + suffix;
      if (database != null) {
        // It has made a connection: by now it has the name that it keeps.
        name = known;
      }
    }
    return known;
  }

  private String place() {
    Database known = database;
    if (known == null) {
      return library.display();
    }
    String host = known.host() == null ? known.system() : known.host();
    String server = known.port() < 0 ? host : host + ":" + known.port();
    return known.namespace() == null ? server : server + "/" + known.namespace();
  }

  /** Which library it is of, for example {@code hikaricp}. */
  public String libraryName() {
    return library.display();
  }

  /** How many connections it has now, and how many threads wait for one. */
  public PoolGauges gauges() {
    return reader.read();
  }

  /** Looks whether somebody waits for a connection, as long as it is used; called by the drain. */
  void probe(long nowNanos) {
    PoolGauges now = reader.read();
    loans.look(now.used(), nowNanos);
    if (activity.look(use.count(), now.used() > 0 || now.pending() > 0, nowNanos)) {
      probes++;
      fullProbes += now.pending() > 0 ? 1 : 0;
    }
  }

  /** For how long it was used. Drain thread only. */
  public long activeNanos() {
    return activity.nanos();
  }

  /** How often it was looked at while it was used. Drain thread only. */
  public long probes() {
    return probes;
  }

  /** How often somebody waited for a connection then. Drain thread only. */
  public long fullProbes() {
    return fullProbes;
  }

  /** From asking for a connection to having it; what failed is not in it. */
  public SharedHistogram waitTimes() {
    return wait;
  }

  /** From having a connection to the end of its close. */
  public SharedHistogram useTimes() {
    return use;
  }

  /** Physical connects, also those on the pool's own threads. */
  public SharedHistogram createTimes() {
    return create;
  }

  /** How many times it had no connection to give in time. */
  public long timeouts() {
    return timeouts.sum();
  }

  /** The connections that were not given back by who borrowed them. Drain thread only. */
  public Loans loans() {
    return loans;
  }

  /** Whether some are missing: then the lines that borrow are worth knowing. */
  boolean missesSome() {
    return loans.areSome();
  }

  // What connections were held for: written and read by the drain only

  void held(Kind kind, long nanos) {
    heldNanos[kind.ordinal()] += nanos;
  }

  void hold() {
    holds++;
  }

  /** Borrows of which it is known what their thread did meanwhile. Drain thread only. */
  public long holds() {
    return holds;
  }

  /** What the threads did, by ordinal of {@link Kind}, while they held connections. Drain only. */
  public long[] heldNanos() {
    return heldNanos.clone();
  }
}
