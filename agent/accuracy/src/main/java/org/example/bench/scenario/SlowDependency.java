package org.example.bench.scenario;

import java.sql.Connection;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;
import org.stubs.jdbc.StubDatabase;

/** One call that is slow, beside a query that is not. */
final class SlowDependency extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";

  private final Delay query = draw.delay(20, 40);
  private final Delay slow = draw.delay(150, 250);
  private final Delay cached = draw.delay(2, 4);
  private final Load load = draw.load(10, query.meanMillis() + slow.meanMillis());

  SlowDependency(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("slow_dependency", "GET /rating/{}"));
  }

  @Override
  public String path() {
    return "/credit";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return slow;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(query);
  }

  @Override
  public void program(Partners partners) {
    partners.on("/rating", slow);
    partners.on("/cached", cached);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    read(services, number);
    services.partners.get("/rating/" + number); // culprit
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    read(services, number);
    services.partners.get("/cached/" + number);
  }

  private static void read(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
    }
  }
}
