package com.example.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the load plays on: a database behind a relay, the partners, and the shop. */
public final class Stage {

  private final DemoOptions options;
  private final Running running;
  private final Leftovers leftovers;
  private final Map<String, String> database = new HashMap<>();
  private @Nullable LatencyRelay relay;
  private int partnersPort;

  private Stage(DemoOptions options, Running running, Leftovers leftovers) {
    this.options = options;
    this.running = running;
    this.leftovers = leftovers;
  }

  /** Starts all of it but the shop. */
  public static Stage set(DemoOptions options, Running running) throws Exception {
    Files.createDirectories(options.out());
    Leftovers leftovers = running.start(() -> Leftovers.stopIn(options.out()));
    Stage stage = new Stage(options, running, leftovers);
    stage.startDatabase();
    stage.startPartners();
    return stage;
  }

  /** The way to the database; null where it is inside the shop. */
  public @Nullable LatencyRelay relay() {
    return relay;
  }

  private void startDatabase() throws Exception {
    if (!options.postgres()) {
      database.put("SPRING_PROFILES_ACTIVE", "h2");
      return;
    }
    ShopDatabase postgres = Progress.step("starting PostgreSQL", this::startPostgres);
    relay = running.start(() -> LatencyRelay.start(postgres.port(), options.databaseMillis()));
    database.put("SPRING_PROFILES_ACTIVE", "postgres");
    database.put("DATABASE_URL", "jdbc:postgresql://localhost:" + relay.port() + "/shop");
  }

  private ShopDatabase startPostgres() throws Exception {
    ShopDatabase postgres =
        running.start(() -> ShopDatabase.start(options.databaseDirectory(), log("postgres")));
    postgres.createShop();
    return postgres;
  }

  private void startPartners() throws Exception {
    partnersPort = Ports.free();
    List<String> command =
        List.of(
            ChildProcess.java(),
            "-Xmx64m",
            "-cp",
            options.shopJar().toString(),
            "com.example.partners.PartnerServices",
            String.valueOf(partnersPort));
    start("the partners", command, Map.of(), log("partners"));
  }

  /** The shop, when it answers; the agent in it, where the options want one, reads these. */
  public ChildProcess startShop(Shop shop, Map<String, String> agentEnvironment) throws Exception {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("PORT", String.valueOf(shop.uri().getPort()));
    environment.put("PARTNERS_URL", "http://localhost:" + partnersPort);
    if (options.agent()) {
      environment.putAll(agentEnvironment);
    }
    String what = options.agent() ? "starting the shop with the agent" : "starting the shop";
    ChildProcess process =
        Progress.step(
            what, () -> ready(shop, start("the shop", shopCommand(), environment, log("shop"))));
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

  /** A program beside it, which is stopped with the rest. */
  public ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws Exception {
    ChildProcess process = running.start(() -> ChildProcess.start(name, command, environment, log));
    leftovers.remember(process.pid());
    return process;
  }

  private Path log(String name) {
    return options.out().resolve(name + ".log");
  }
}
