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

/** One query is quick for most values and slow for some, whose plan is wrong. */
final class BimodalQuery extends Scenario {
  private static final String CUSTOMER = "SELECT name FROM customer WHERE id = ?";
  private static final String OPEN = "SELECT id FROM invoice WHERE branch = ?";
  private static final String ANALYZED = "SELECT id FROM open_invoice WHERE branch = ?";

  private final Delay quick = draw.delay(8, 12);
  private final int every = draw.between(6, 9);
  private final int times = draw.between(14, 20);
  private final Load load = draw.load(14, (3 + (double) times / every) * quick.meanMillis());

  BimodalQuery(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("bimodal_query", OPEN));
  }

  @Override
  public String path() {
    return "/invoices";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(150);
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CUSTOMER).execution(quick);
    database.on(OPEN).execution(quick).rows(6).times(this::times);
    database.on(ANALYZED).execution(quick).rows(6);
  }

  private int times(List<Object> binds) {
    return (Integer) binds.get(0) % every == 0 ? times : 1;
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, OPEN, number); // culprit
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, CUSTOMER, number);
      services.sql.query(connection, ANALYZED, number);
    }
  }
}
