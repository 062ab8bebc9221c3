package com.example.demo;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Traffic.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The demo, from top to bottom. */
public final class Demo {

  private static final String IN_PROCESS =
      "H2 is inside the shop, where a query takes microseconds: n_plus_one_query and large_fetch"
          + " are no bottlenecks there.";

  private final DemoOptions options;
  private final Running running;

  private Demo(DemoOptions options, Running running) {
    this.options = options;
    this.running = running;
  }

  public static void main(String[] args) throws InterruptedException {
    Play.perform(running -> new Demo(DemoOptions.of(args), running).run());
  }

  private int run() throws Exception {
    Stage stage = Stage.set(options, running);
    Shop shop = new Shop(Ports.freeOr(options.port()));
    ChildProcess process = null;
    for (Endpoints endpoints : options.endpoints()) {
      if (process != null) {
        process.close(); // The next report begins with the next shop.
      }
      process = stage.startShop(shop, agentEnvironment());
      load(shop, endpoints);
      report(process, endpoints);
    }
    int exitCode = options.agent() ? check(shop) : 0;
    if (options.stay()) {
      System.out.printf("%nThe shop goes on running at %s; Ctrl-C stops it.%n", shop.uri());
      new CountDownLatch(1).await();
    }
    return options.check() ? exitCode : 0;
  }

  /** Holds what the agent said against what the shop says of itself. */
  private int check(Shop shop) throws IOException, InterruptedException {
    Check check = new Check(shop.scenarios(), options.root().resolve("sample-app/src/main/java"));
    for (Endpoints endpoints : options.endpoints()) {
      Path file = options.out().resolve(name(endpoints) + ".json");
      check.read(endpoints, Files.readString(file));
    }
    boolean isRight = check.print();
    if (!options.postgres()) {
      System.out.println(IN_PROCESS);
    }
    return isRight ? 0 : 1;
  }

  /** Telemetry is sent only when the user has said where to: most machines have no Collector. */
  private static Map<String, String> agentEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("NARROWS_MODE", "dev");
    environment.put("OTEL_SERVICE_NAME", "shop");
    if (System.getenv().keySet().stream().noneMatch(it -> it.startsWith("OTEL_EXPORTER_OTLP"))) {
      for (String signal : new String[] {"TRACES", "METRICS", "LOGS"}) {
        environment.put("OTEL_" + signal + "_EXPORTER", "none");
      }
    }
    return environment;
  }

  private void load(Shop shop, Endpoints endpoints) throws IOException, InterruptedException {
    List<Scenario> scenarios = shop.scenarios();
    System.out.printf(
        "%n%d s of load on the %s endpoints and the healthy ones%n",
        options.load().toSeconds(), endpoints.name().toLowerCase(Locale.ROOT));
    Load load = new Load(shop.uri(), Traffic.of(scenarios, endpoints));
    Progress.during(load, options.load(), running::isClosed);
    Progress.table(load);
  }

  private void report(ChildProcess shop, Endpoints endpoints)
      throws IOException, InterruptedException {
    if (!options.agent()) {
      System.out.println("no report: the shop ran without the agent (--no-agent)");
      return;
    }
    Report report = new Report(options.agentJar(), shop.pid());
    if (endpoints == Endpoints.SLOW || options.endpoints().size() == 1) {
      report.print("--all");
    }
    report.write(options.out(), name(endpoints));
    if (endpoints == Endpoints.FIXED && options.endpoints().size() > 1) {
      System.out.printf("%nWhat the fixes have brought, beside what was predicted:%n%n");
      Path before = Path.of("").toAbsolutePath().relativize(options.out()).resolve("report.json");
      report.print("--compare", before.toString(), "--renamed", "/v2/=/");
    }
  }

  /** The first report is the one to look at. */
  private static String name(Endpoints endpoints) {
    return endpoints == Endpoints.SLOW ? "report" : "fixed";
  }
}
