package org.example.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.jdbc.StubDatabase;

/** Whether a text is a number is found out by an exception, for each field of each request. */
final class ExceptionStorm extends Scenario {
  private static final String FIELDS = "SELECT text FROM field WHERE form = ?";

  private final Delay query = draw.delay(11, 15);
  // A quarter of what is saved at most has to be worth a word, on a quick machine too.
  private final int fields = draw.between(18_000, 22_000);
  // A closed loop: nobody can be asked to compute more than there are processors for.
  private final Load load = Load.closed(2, draw.between(100.0, 140.0));

  ExceptionStorm(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("exception_storm", "making exceptions"));
  }

  @Override
  public String path() {
    return "/forms";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public boolean needsProcessor() {
    return true;
  }

  @Override
  public void program(StubDatabase database) {
    database.on(FIELDS).execution(query);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    read(services, number);
    int numbers = 0;
    for (int field = 0; field < fields; field++) {
      numbers += isNumber("field-" + field) ? 1 : 0;
    }
    requireNone(numbers);
  }

  private static boolean isNumber(String text) {
    try {
      Integer.parseInt(text); // culprit
      return true;
    } catch (NumberFormatException no) {
      return false;
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    read(services, number);
    int numbers = 0;
    for (int field = 0; field < fields; field++) {
      numbers += Character.isDigit(("field-" + field).charAt(0)) ? 1 : 0;
    }
    requireNone(numbers);
  }

  private static void requireNone(int numbers) {
    if (numbers > 0) {
      throw new IllegalStateException("no field is a number");
    }
  }

  private static void read(Services services, int number) throws SQLException {
    try (Connection connection = services.sql.connection(services.pool)) {
      services.sql.query(connection, FIELDS, number);
    }
  }
}
