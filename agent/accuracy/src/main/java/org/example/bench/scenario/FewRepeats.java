package org.example.bench.scenario;

import java.sql.Connection;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** The same query four times: too few to speak of. */
final class FewRepeats extends Scenario {
  private static final String ADDRESS = "SELECT street FROM address WHERE id = ?";

  private final Delay each = draw.delay(4, 8);
  private final Load load = draw.load(20, 4 * each.meanMillis());

  FewRepeats(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/addresses";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(ADDRESS).execution(each);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    try (Connection connection = services.sql.connection(services.pool)) {
      for (int address = 0; address < 4; address++) {
        services.sql.query(connection, ADDRESS, number * 4 + address);
      }
    }
  }
}
