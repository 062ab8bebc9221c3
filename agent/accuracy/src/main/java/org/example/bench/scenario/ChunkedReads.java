package org.example.bench.scenario;

import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** The same query again and again, but for a thousand things each time: that is no N+1. */
final class ChunkedReads extends Scenario {
  private static final int CHUNK = 1000;
  private static final String CHUNKED =
      "SELECT price FROM article WHERE id IN ("
          + String.join(", ", Collections.nCopies(CHUNK, "?"))
          + ")";

  private final int chunks = draw.between(8, 12);
  private final Delay each = draw.delay(12, 18);
  private final Load load = draw.load(6, chunks * each.meanMillis());

  ChunkedReads(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/prices";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(CHUNKED).execution(each).rows(CHUNK);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    Object[] ids = new Object[CHUNK];
    try (Connection connection = services.sql.connection(services.pool)) {
      for (int chunk = 0; chunk < chunks; chunk++) {
        for (int i = 0; i < CHUNK; i++) {
          ids[i] = chunk * CHUNK + i;
        }
        services.sql.fetch(connection, CHUNK, CHUNKED, ids);
      }
    }
  }
}
