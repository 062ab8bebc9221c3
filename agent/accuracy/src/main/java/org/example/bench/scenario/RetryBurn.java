package org.example.bench.scenario;

import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;
import org.stubs.jdbc.StubDatabase;

/** Calls that hang are given up after long and made again. */
final class RetryBurn extends Scenario {
  private static final String READ = "SELECT name FROM customer WHERE id = ?";

  private final Delay quick = draw.delay(15, 25);
  private final int every = draw.between(5, 7);
  private final int patienceMillis = draw.between(250, 400);
  private final Load load = Load.open(draw.between(9.0, 12.0));

  RetryBurn(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("retry_burn", "GET /inventory/{}"));
  }

  @Override
  public String path() {
    return "/availability";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(READ).execution(quick);
  }

  @Override
  public void program(Partners partners) {
    partners.on("/inventory", quick, every, Delay.millis(2_000));
    partners.on("/available", quick);
  }

  @Override
  public Set<String> notWaitedFor() {
    return Set.of("/inventory");
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    read(services, number);
    Duration patience = Duration.ofMillis(patienceMillis);
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        services.partners.get("/inventory/" + number, patience); // culprit
        return;
      } catch (HttpTimeoutException late) {
        // Once more.
      }
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    read(services, number);
    services.partners.get("/available/" + number);
  }

  private static void read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, READ, number);
    }
  }
}
