package com.example.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Traffic.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The demo, from top to bottom. */
public final class Demo {

  private static final int SIGNAL_MILLIS = 300;

  private final DemoOptions options;
  private final Running running;

  private Demo(DemoOptions options, Running running) {
    this.options = options;
    this.running = running;
  }

  public static void main(String[] args) throws InterruptedException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    Running running = new Running();
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    try {
      System.exit(new Demo(DemoOptions.of(args), running).run());
    } catch (Exception e) {
      // Ctrl-C goes to what was started too: what fails then is only what is being stopped.
      Thread.sleep(SIGNAL_MILLIS);
      if (!running.isClosed()) {
        System.err.printf("%ndemo: %s%n", e instanceof DemoException ? e.getMessage() : e);
      }
      System.exit(1);
    }
  }

  private int run() throws Exception {
    Files.createDirectories(options.out());
    Leftovers leftovers = running.start(() -> Leftovers.stopIn(options.out()));
    Map<String, String> database = startDatabase();
    int partnersPort = startPartners(leftovers);
    Shop shop = new Shop(Ports.freeOr(options.port()));
    ChildProcess process = null;
    for (Endpoints endpoints : options.endpoints()) {
      if (process != null) {
        process.close(); // The next report begins with the next shop.
      }
      process = startShop(leftovers, shop, database, partnersPort);
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
    return check.print() ? 0 : 1;
  }

  private Map<String, String> startDatabase() throws Exception {
    if (!options.postgres()) {
      return Map.of("SPRING_PROFILES_ACTIVE", "h2");
    }
    ShopDatabase database = Progress.step("starting PostgreSQL", this::startPostgres);
    LatencyRelay relay =
        running.start(() -> LatencyRelay.start(database.port(), options.databaseMillis()));
    return Map.of(
        "SPRING_PROFILES_ACTIVE",
        "postgres",
        "DATABASE_URL",
        "jdbc:postgresql://localhost:" + relay.port() + "/shop");
  }

  private ShopDatabase startPostgres() throws Exception {
    ShopDatabase database =
        running.start(() -> ShopDatabase.start(options.databaseDirectory(), log("postgres")));
    database.createShop();
    return database;
  }

  private int startPartners(Leftovers leftovers) throws Exception {
    int port = Ports.free();
    List<String> command =
        List.of(
            ChildProcess.java(),
            "-Xmx64m",
            "-cp",
            options.shopJar().toString(),
            "com.example.partners.PartnerServices",
            String.valueOf(port));
    start("the partners", command, Map.of(), log("partners"), leftovers);
    return port;
  }

  private ChildProcess startShop(
      Leftovers leftovers, Shop shop, Map<String, String> database, int partnersPort)
      throws Exception {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("PORT", String.valueOf(shop.uri().getPort()));
    environment.put("PARTNERS_URL", "http://localhost:" + partnersPort);
    if (options.agent()) {
      environment.putAll(agentEnvironment());
    }
    ChildProcess process =
        Progress.step(
            options.agent() ? "starting the shop with the agent" : "starting the shop",
            () ->
                ready(shop, start("the shop", shopCommand(), environment, log("shop"), leftovers)));
    System.out.printf("the shop answers at %s (pid %d)%n", shop.uri(), process.pid());
    return process;
  }

  private static ChildProcess ready(Shop shop, ChildProcess process)
      throws IOException, InterruptedException {
    shop.waitUntilReady(process);
    return process;
  }

  private List<String> shopCommand() {
    List<String> command = new ArrayList<>(List.of(ChildProcess.java(), "-Xmx512m"));
    if (options.agent()) {
      command.add("-javaagent:" + options.agentJar());
    }
    command.addAll(List.of("-jar", options.shopJar().toString()));
    return command;
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

  private ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Leftovers leftovers)
      throws Exception {
    ChildProcess process = running.start(() -> ChildProcess.start(name, command, environment, log));
    leftovers.remember(process.pid());
    return process;
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

  private Path log(String name) {
    return options.out().resolve(name + ".log");
  }
}
