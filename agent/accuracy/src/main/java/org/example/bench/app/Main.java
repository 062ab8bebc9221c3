package org.example.bench.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;

/**
 * One scenario with the numbers of one seed, as a service. It prints {@code READY port}, and
 * answers {@code journal FILE} and {@code quit} on its standard input.
 */
public final class Main {
  private static final int WARM_UP = 3;

  private Main() {}

  /** {@code SCENARIO SEED slow|fixed PARTNERS WHAT-IF}. */
  public static void main(String[] args) throws Exception {
    boolean isFixed = args[2].equals("fixed");
    Scenario scenario = Scenarios.valueOf(args[0]).draw(Long.parseLong(args[1]));
    Services services = new Services(scenario.poolSize(isFixed), URI.create(args[3]));
    scenario.program(services.database);
    services.programDecoy(scenario.decoyDelay());
    for (Truth truth : scenario.truths()) {
      for (String signature : truth.signatures()) {
        services.database.scale(signature, Double.parseDouble(args[4]));
      }
    }
    Endpoint endpoint = new Endpoint(scenario, services, isFixed);
    // Loads the classes, so that the first requests measure what is planted.
    for (int number = 0; number < WARM_UP; number++) {
      endpoint.serve("n=" + number);
    }
    services.journal.clear();
    int port =
        switch (scenario.host()) {
          case JETTY -> JettyHost.start(endpoint);
          case TOMCAT -> TomcatHost.start(endpoint);
          case SPRING -> SpringHost.start(endpoint);
        };
    System.out.println("READY " + port);
    answer(services);
    // Servers and pools have threads of their own that would keep this JVM.
    System.exit(0);
  }

  private static void answer(Services services) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      services.journal.write(Path.of(line.substring("journal ".length())));
      System.out.println("WRITTEN");
    }
  }
}
