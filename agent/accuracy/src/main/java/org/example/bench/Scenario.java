package org.example.bench;

import java.util.List;
import java.util.Set;
import org.stubs.Delay;
import org.stubs.http.Partners;
import org.stubs.jdbc.StubDatabase;

/**
 * An endpoint with a bottleneck that is known, or with none. Every number is drawn from the seed,
 * in the order of the fields, so that who generates the load and who serves it draw the same.
 */
public abstract class Scenario {
  protected final Draw draw;
  private final Host host;

  protected Scenario(Draw draw) {
    this.draw = draw;
    host = draw.oneOf(Host.values());
  }

  /** What it plants; none for a clean one. */
  public abstract List<Truth> truths();

  /** Where it is served. */
  public abstract String path();

  public abstract Load load();

  /** The endpoint. */
  public abstract void serve(Services services, int number) throws Exception;

  /** The same answer without the bottleneck; of a clean one, the same. */
  public void serveFixed(Services services, int number) throws Exception {
    serve(services, number);
  }

  /** What the database does. */
  public void program(StubDatabase database) {}

  /** What partner services do. */
  public void program(Partners partners) {}

  /** What receives the requests. */
  public Host host() {
    return host;
  }

  /** Connections of the pool. */
  public int poolSize(boolean isFixed) {
    return 20;
  }

  /** Threads that serve requests. */
  public int requestThreads(boolean isFixed) {
    return 40;
  }

  /** Of the query that no request waits for. */
  public Delay decoyDelay() {
    return Delay.NONE;
  }

  /** Whether its time is made of processor time, so that nothing else may run beside it. */
  public boolean needsProcessor() {
    return false;
  }

  /** Of what the journal has of threads that serve no request: what requests wait for. */
  public Set<String> waitedForElsewhere() {
    return Set.of();
  }

  /** Of the calls of partners: those that no request waits for. */
  public Set<String> notWaitedFor() {
    return Set.of();
  }

  /** Whether the journal tells all that requests wait for. */
  public boolean areSharesJudged() {
    return true;
  }

  /** Of the answer. */
  public String contentType() {
    return "text/plain";
  }

  /** In how many milliseconds nearly all requests are promised to be answered; 0 for no promise. */
  public double promisedMillis() {
    return 0;
  }

  /**
   * Findings that are true as well where this was planted, beside it: neither found nor wrong. What
   * they tell is gone from the fixed variant.
   */
  public List<String> alsoTrue() {
    return List.of();
  }
}
