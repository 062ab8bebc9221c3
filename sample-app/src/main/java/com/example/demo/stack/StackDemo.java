package com.example.demo.stack;

import com.example.demo.ChildProcess;
import com.example.demo.DemoException;
import com.example.demo.DemoOptions;
import com.example.demo.Play;
import com.example.demo.Ports;
import com.example.demo.Running;
import com.example.demo.Shop;
import com.example.demo.Stage;
import com.example.demo.stack.Prometheus.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** The demo of the whole stack, from top to bottom. */
public final class StackDemo {

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);
  private static final String FINDINGS = "sum(narrows_finding_impact_seconds_total) > 0";

  private final DemoOptions options;
  private final Running running;
  private final Wait wait;
  private final StackCheck check = new StackCheck();
  private final long startSeconds = System.currentTimeMillis() / 1000;

  private StackDemo(DemoOptions options, Running running) {
    this.options = options;
    this.running = running;
    wait = new Wait(running::isClosed);
  }

  public static void main(String[] args) throws InterruptedException {
    Play.perform(running -> new StackDemo(DemoOptions.of(args), running).run());
  }

  private int run() throws Exception {
    Stage stage = Stage.set(options, running);
    Place place = Place.of(options, stage, wait);
    Stack stack = Stack.start(place, options, running);
    Shop shop = new Shop(Ports.freeOr(options.port()));
    ChildProcess process = stage.startShop(shop, stack.agentEnvironment());
    running.start(() -> Visitors.come(shop));
    say(stack);
    healthy(stack, shop);
    Outage outage =
        new Outage(stack, Objects.requireNonNull(stage.relay()), options.databaseMillis(), wait);
    outage.play();
    check.outage(outage);
    traces(stack);
    command(stack, shop, process);
    boolean isRight = check.print();
    stay();
    return isRight || !options.check() ? 0 : 1;
  }

  private static void say(Stack stack) {
    System.out.printf(
        "%nTime runs %d times as quick as in the shipped rules, and orders are in time within %d ms.%n",
        QuickTime.FACTOR, Outage.THRESHOLD_MILLIS);
    new TreeMap<>(stack.addresses())
        .forEach((name, url) -> System.out.printf("  %-22s %s%n", name, url));
  }

  /** Until the agent has judged a window, and the pages of the cold start are over. */
  private void healthy(Stack stack, Shop shop) throws Exception {
    System.out.printf("%n%d s of load, as every day%n", options.load().toSeconds());
    wait.seconds("of load", options.load());
    wait.require(
        "until the first findings are in Prometheus",
        PATIENCE,
        () -> !stack.prometheus().query(FINDINGS).isEmpty());
    wait.require(
        "until no page of the cold start is firing",
        PATIENCE,
        () -> stack.prometheus().query(firing()).isEmpty());
    Row query = first(stack, "narrows-slow-queries", "Query digest");
    Row finding = first(stack, "narrows-bottlenecks", "Ranked findings");
    System.out.printf(
        "%nFirst of the slow queries: %s%nFirst of the findings: %s on %s%n",
        query.label("db_query_summary"),
        finding.label("narrows_finding_type"),
        finding.label("http_route"));
    check.dashboards(query, finding, shop.scenarios());
  }

  private static String firing() {
    return "ALERTS{severity=\"page\",alertstate=\"firing\",slo_id=\"" + Outage.OBJECTIVE + "\"}";
  }

  /** The first row of a table of a dashboard. */
  private Row first(Stack stack, String dashboard, String panel) throws Exception {
    long seconds = System.currentTimeMillis() / 1000 - startSeconds;
    String query = Dashboard.read(options.root(), dashboard).query(panel, seconds);
    List<Row> rows = stack.prometheus().query(query);
    if (rows.isEmpty()) {
      throw new DemoException(dashboard + ": " + panel + " is empty");
    }
    return rows.get(0);
  }

  private void traces(Stack stack) throws Exception {
    Optional<Trace> slow =
        stack.jaeger().slower(Outage.OPERATION, Outage.THRESHOLD_MILLIS).stream().findFirst();
    slow.ifPresent(Trace::print);
    check.trace(slow);
    Set<String> named =
        stack.prometheus().exemplars("http_server_request_duration_seconds_bucket", startSeconds);
    Set<String> missing = new TreeSet<>(named);
    // The youngest may still be on their way.
    wait.until("until each trace is stored", ON_ITS_WAY, () -> areStored(stack, missing));
    check.exemplars(named, missing);
  }

  /** Takes those out that are stored. */
  private static boolean areStored(Stack stack, Set<String> missing) throws Exception {
    for (String trace : List.copyOf(missing)) {
      if (stack.jaeger().has(trace)) {
        missing.remove(trace);
      }
    }
    return missing.isEmpty();
  }

  private void command(Stack stack, Shop shop, ChildProcess process) throws Exception {
    if (options.run().isEmpty()) {
      return;
    }
    System.out.printf("%n$ %s%n", options.run());
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", options.run()).inheritIO();
    builder.environment().putAll(stack.addresses());
    builder.environment().put("SHOP_URL", shop.uri().toString());
    builder.environment().put("SHOP_PID", String.valueOf(process.pid()));
    check.command(options.run(), builder.start().waitFor());
  }

  private void stay() throws InterruptedException {
    if (options.stay()) {
      System.out.printf("%nAll of it goes on running, under load; Ctrl-C stops it.%n");
      new CountDownLatch(1).await();
    }
  }
}
