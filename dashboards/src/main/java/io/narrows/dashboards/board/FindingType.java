package io.narrows.dashboards.board;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The kinds of bottlenecks, as the agent names them, in words. */
public enum FindingType {
  N_PLUS_ONE_QUERY("One query per row", "Fetch the rows with one query: join, IN list, batch."),
  REPEATED_QUERY_PATTERN("A query in a loop", "Ask once for all that the loop needs."),
  REDUNDANT_QUERY("The same query twice", "Keep the first answer for the rest of the request."),
  SLOW_QUERY("Slow query", "Look at its plan; the trace has the statement."),
  BIMODAL_QUERY("Query fast or very slow", "Compare the plans of its two kinds of parameters."),
  LARGE_FETCH("Far too many rows", "Select fewer rows or columns, or page."),
  ROW_BY_ROW_WRITES("Rows written one by one", "Write them as a batch."),
  SEQUENTIAL_QUERIES("Queries one after another", "Ask for what is independent at the same time."),
  COMMIT_CHATTER("Many small transactions", "Put one transaction around what belongs together."),
  POOL_EXHAUSTED("Connection pool exhausted", "First find who holds connections for so long."),
  CONNECTION_HELD(
      "Connection held for nothing", "Give it back before calls that need no database."),
  CONNECTION_LEAK("Connection never given back", "Close it in a try-with-resources."),
  CONNECTION_CHURN("Connections opened or checked each time", "Use a pool, or let it keep more."),
  ROW_LOCK_CONTENTION("Waiting for row locks", "Shorten the transaction that holds them."),
  SLOW_DEPENDENCY("Slow dependency", "See its own traces; set a timeout."),
  N_PLUS_ONE_CALL("One call per item", "Use a call that takes many, or cache."),
  SEQUENTIAL_CALLS("Calls one after another", "Make what is independent at the same time."),
  CLIENT_POOL_WAIT("Waiting for an HTTP connection", "Let the client's pool keep more per host."),
  RETRY_BURN("Time lost to retries", "Fewer retries, with a budget and a pause."),
  LARGE_PAYLOAD("Large bodies", "Ask for less, or compress."),
  CONNECT_STALL("Slow connects", "Keep connections; look at DNS and the network."),
  EXECUTOR_QUEUE("Tasks wait for a thread", "More threads, or shorter tasks."),
  REQUEST_THREADS_SATURATED("No request thread is free", "Shorten what holds them."),
  POOL_SELF_JOIN("A pool waits for itself", "Run the inner tasks in another pool."),
  BLOCKED_COMMON_POOL("Blocking in the common pool", "Give blocking work a pool of its own."),
  LOCK_CONTENTION("Waiting for a lock", "Hold it for less, or split it."),
  BLOCKED_EVENT_LOOP("Event loop blocked", "Move the blocking call off the loop."),
  PINNED_VIRTUAL_THREAD("Virtual thread pinned", "Replace synchronized around blocking calls."),
  SLEEP_IN_REQUEST("Sleep in a request", "Wait for the event and not for the time."),
  HOT_METHOD("Hot method", "The flame graph shows what it does."),
  CPU_SATURATION("No processor is free", "Less work, or more cores."),
  GC_PAUSES("Garbage collection pauses", "Allocate less, or give the heap more."),
  SAFEPOINTS("Stops that are no collection", "See which operation stops the JVM."),
  EXCEPTION_STORM("Exceptions as control flow", "Avoid throwing, or keep no stack trace."),
  SYNCHRONOUS_LOGGING("Waiting for the log", "Log less, or asynchronously."),
  COLD_START("Slow first requests", "Warm up before taking traffic."),
  TAIL_CAUSE("Why slow requests are slow", "Its evidence names what differs."),
  REGRESSION("Slower than before", "Compare with the deploy that began it."),
  LOAD_SCALING("Slower with more load", "Find the resource that saturates."),
  CHATTY_ENDPOINT("Too many calls in one request", "Bring together what is asked for."),
  EXCESS_FAN_OUT("Too many calls at once", "Limit how many run at the same time."),
  UNEXPLAINED_TIME("Time that nothing explains", "Profile it: mode=dev for a while.");

  private final String words;
  private final String advice;

  FindingType(String words, String advice) {
    this.words = words;
    this.advice = advice;
  }

  /** The one name of it, on metrics, in reports, and as the title of its panel. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String about() {
    return words + ". " + advice;
  }

  static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    for (FindingType type : values()) {
      words.put(type.label(), type.words);
    }
    return words;
  }
}
